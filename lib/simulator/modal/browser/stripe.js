// @ts-check
// Stands in for Stripe.js. A plain script without a build step: anybody's page may load it, so it leaves nothing behind but window.Stripe.
;(() => {
  const script = document.currentScript
  if ('Stripe' in window || !(script instanceof HTMLScriptElement)) return

  const base = new URL('.', script.src)
  const css = `#simulated-connections{position:fixed;inset:var(--top,0) 0 0;width:auto;height:auto;max-width:none;max-height:none;margin:0;padding:0;border:0;outline:0;display:grid;place-items:center;overflow:hidden;background:rgb(20 28 32/.42)}
#simulated-connections::backdrop{background:none}
#simulated-connections iframe{width:400px;height:min(640px,100%);border:0;border-radius:10px;background:light-dark(#fff,#171c1f);box-shadow:0 8px 24px rgb(10 20 26/.2),0 0 0 1px light-dark(transparent,#ffffff14)}
@media(max-width:480px){#simulated-connections iframe{width:100%;height:100%;border-radius:0}}
@media(prefers-reduced-motion:no-preference){#simulated-connections{animation:simulated-connections .18s cubic-bezier(.2,0,0,1)}@keyframes simulated-connections{from{opacity:0}}}`

  /** @typedef {{ type: string, code?: string, message: string }} StripeError */
  /** @typedef {{ financialConnectionsSession?: unknown, error?: StripeError }} Result */
  /** @typedef {{ locale?: string, stripeAccount?: string }} Options */

  /** @type {{ clientSecret: string, result: Promise<Result> } | null} */
  let open = null

  /**
   * @param {unknown} key
   * @param {Options} [options]
   */
  const Stripe = (key, options = {}) => {
    if (typeof key !== 'string' || !key) throw misuse('Stripe() needs your publishable key, a string.')
    if (!key.startsWith('pk_')) throw misuse('Stripe() takes a publishable key (pk_…), never a secret one.')
    return {
      _registerWrapper() {},
      /** @param {{ clientSecret?: unknown }} [given] */
      async collectFinancialConnectionsAccounts({ clientSecret } = {}) {
        if (typeof clientSecret !== 'string' || !clientSecret)
          throw misuse('collectFinancialConnectionsAccounts() needs clientSecret, a string.')
        if (open && open.clientSecret !== clientSecret)
          return failure('invalid_request_error', 'modal_already_open', 'Another session is being linked on this page.')
        open ??= { clientSecret, result: link(clientSecret, options).finally(() => (open = null)) }
        return open.result
      },
      async collectBankAccountToken() {
        throw misuse('The simulator does not collect bank account tokens.')
      },
    }
  }

  Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) })

  /**
   * @param {string} clientSecret
   * @param {Options} options
   * @returns {Promise<Result>}
   */
  function link(clientSecret, { locale = 'auto', stripeAccount }) {
    return new Promise((resolve) => {
      const { dialog, frame, close } = overlay()
      let ready = false

      /** @param {Result} result */
      const settle = (result) => {
        removeEventListener('message', listen)
        close()
        resolve(result)
      }
      const unreachable = () => {
        if (!ready) settle(failure('api_connection_error', 'unreachable', 'The simulator’s modal did not open.'))
      }
      /** @param {unknown} message */
      const send = (message) => frame.contentWindow?.postMessage(message, base.origin)
      /** @param {MessageEvent} event */
      const listen = ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== base.origin) return
        if (data?.type === 'simulator.ready') {
          ready = true
          send({ type: 'simulator.open', clientSecret, locale, stripeAccount })
          frame.focus()
        }
        if (data?.type === 'simulator.result') settle({ financialConnectionsSession: data.session, error: data.error })
      }

      addEventListener('message', listen)
      // At `load` the page's scripts have run; a few seconds more is room for its message to cross processes.
      frame.addEventListener('load', () => setTimeout(unreachable, 5000))
      // Esc pressed while the focus is not inside the frame.
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault()
        if (ready) send({ type: 'simulator.leave' })
        else unreachable()
      })
      dialog.append(frame)
      document.body.append(dialog)
      dialog.showModal()
      frame.focus()
    })
  }

  function overlay() {
    const root = document.documentElement
    const overflow = root.style.overflow
    const gutter = root.style.scrollbarGutter
    const dialog = document.createElement('dialog')
    const frame = document.createElement('iframe')
    const sheet = new CSSStyleSheet()

    sheet.replaceSync(css)
    document.adoptedStyleSheets.push(sheet)
    dialog.id = 'simulated-connections'
    dialog.ariaLabel = frame.title = 'Link a bank account (simulated)'
    frame.src = `${new URL('modal/connect', base)}?origin=${encodeURIComponent(location.origin)}&theme=${theme(root)}`
    // A strip that says the simulator is on stays in sight.
    const strip = document.querySelector('[data-simulator-strip]')
    if (strip) dialog.style.setProperty('--top', `${Math.max(0, strip.getBoundingClientRect().bottom)}px`)
    if (innerWidth > root.clientWidth) root.style.scrollbarGutter = 'stable'
    root.style.overflow = 'hidden'
    // A browser may close a dialog on a second Esc whatever `cancel` said.
    const stay = () => dialog.showModal()
    dialog.addEventListener('close', stay)

    const close = () => {
      dialog.removeEventListener('close', stay)
      // Gives the focus back to what had it.
      dialog.close()
      dialog.remove()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
      root.style.overflow = overflow
      root.style.scrollbarGutter = gutter
    }
    return { dialog, frame, close }
  }

  /**
   * The page's own choice of colours, if it made one; otherwise the system's.
   * @param {Element} root
   */
  function theme(root) {
    const schemes = getComputedStyle(root).colorScheme.replace('only', '').trim()
    return schemes === 'dark' || schemes === 'light' ? schemes : ''
  }

  /**
   * @param {string} type
   * @param {string} code
   * @param {string} message
   * @returns {Result}
   */
  function failure(type, code, message) {
    return { financialConnectionsSession: undefined, error: { type, code, message } }
  }

  /** @param {string} message */
  function misuse(message) {
    return Object.assign(new Error(message), { name: 'IntegrationError', type: 'invalid_request_error' })
  }
})()
