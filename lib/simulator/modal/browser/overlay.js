// @ts-check
import { wordsFor } from './words.js'

const css = `#simulated-connections{position:fixed;inset:var(--top,0) 0 0;width:auto;height:auto;max-width:none;max-height:none;margin:0;padding:0;border:0;outline:0;display:grid;place-items:center;overflow:hidden;background:rgb(20 28 32/.42)}
#simulated-connections::backdrop{background:none}
#simulated-connections iframe{width:400px;height:min(640px,100%);border:0;border-radius:10px;background:light-dark(#fff,#171c1f);box-shadow:0 8px 24px rgb(10 20 26/.2),0 0 0 1px light-dark(transparent,#ffffff14)}
@media(max-width:480px){#simulated-connections iframe{width:100%;height:100%;border-radius:0}}
@media(prefers-reduced-motion:no-preference){#simulated-connections{animation:simulated-connections .18s cubic-bezier(.2,0,0,1)}@keyframes simulated-connections{from{opacity:0}}}`

/** @typedef {{ type: string, code?: string, message: string }} StripeError */
/** @typedef {{ financialConnectionsSession?: unknown, token?: unknown, error?: StripeError }} Result */

/**
 * The modal over the page that asked for it: a frame of the simulator's, until it gives a result. Rejects if it does not open.
 * @param {URL} base where the simulator serves stripe.js
 * @param {string} clientSecret
 * @param {{ key: string, locale?: string, stripeAccount?: string, token?: boolean }} options
 * @returns {Promise<Result>}
 */
export function openModal(base, clientSecret, { key, locale = 'auto', stripeAccount, token = false }) {
  return new Promise((resolve, reject) => {
    const { dialog, frame, close } = overlay(base, wordsFor(locale).title)
    let ready = false

    const end = () => {
      removeEventListener('message', listen)
      close()
    }
    const unreachable = () => {
      if (ready) return
      end()
      reject(new Error('the modal did not open'))
    }
    /** @param {unknown} message */
    const send = (message) => frame.contentWindow?.postMessage(message, base.origin)
    /** @param {MessageEvent} event */
    const listen = ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== base.origin) return
      if (data?.type === 'simulator.ready') {
        ready = true
        send({ type: 'simulator.open', clientSecret, key, locale, stripeAccount, token })
        frame.focus()
      }
      if (data?.type === 'simulator.result') {
        end()
        resolve({ financialConnectionsSession: data.session, token: data.token, error: data.error })
      }
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

/**
 * @param {URL} base
 * @param {string} title
 */
function overlay(base, title) {
  const root = document.documentElement
  const overflow = root.style.overflow
  const gutter = root.style.scrollbarGutter
  const dialog = document.createElement('dialog')
  const frame = document.createElement('iframe')
  const sheet = new CSSStyleSheet()

  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  dialog.id = 'simulated-connections'
  dialog.ariaLabel = frame.title = title
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
