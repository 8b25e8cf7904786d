// @ts-check
// Stands in for Stripe.js. A plain script without a build step: anybody's page may load it, so it leaves nothing behind but window.Stripe.
;(() => {
  const script = document.currentScript
  if ('Stripe' in window || !(script instanceof HTMLScriptElement)) return

  // A page that holds this script in itself says where it came from.
  const base = new URL('.', script.src || new URL(script.dataset.base ?? '.', location.href))
  /** @typedef {{ type: string, code?: string, message: string }} StripeError */
  /** @typedef {{ financialConnectionsSession?: unknown, token?: unknown, error?: StripeError }} Result */
  /** @typedef {{ locale?: string, stripeAccount?: string }} Options */
  /** @typedef {Options & { key: string, token?: boolean }} Opening */

  /** @type {{ clientSecret: string, result: Promise<Result> } | null} */
  let open = null

  /**
   * @param {unknown} key
   * @param {Options} [given]
   */
  const Stripe = (key, given = {}) => {
    if (typeof key !== 'string' || !key) throw misuse('Stripe() needs your publishable key, a string.')
    if (!key.startsWith('pk_')) throw misuse('Stripe() takes a publishable key (pk_…), never a secret one.')
    const options = { ...given, key }
    return {
      _registerWrapper() {},
      /** @param {{ clientSecret?: unknown }} [given] */
      async collectFinancialConnectionsAccounts({ clientSecret } = {}) {
        const { token: _, ...result } = await collect('collectFinancialConnectionsAccounts', clientSecret, options)
        return result
      },
      /** @param {{ clientSecret?: unknown }} [given] */
      async collectBankAccountToken({ clientSecret } = {}) {
        return collect('collectBankAccountToken', clientSecret, { ...options, token: true })
      },
    }
  }

  /**
   * @param {string} call
   * @param {unknown} clientSecret
   * @param {Opening} options
   */
  async function collect(call, clientSecret, options) {
    if (typeof clientSecret !== 'string' || !clientSecret) throw misuse(`${call}() needs clientSecret, a string.`)
    if (open && open.clientSecret !== clientSecret)
      return failure('invalid_request_error', 'modal_already_open', 'Another session is being linked on this page.')
    open ??= { clientSecret, result: link(clientSecret, options).finally(() => (open = null)) }
    return open.result
  }

  Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) })

  /**
   * Drawing the modal is another file, fetched when somebody links: a page that only might link stays light.
   * @param {string} clientSecret
   * @param {Opening} options
   * @returns {Promise<Result>}
   */
  async function link(clientSecret, options) {
    try {
      const { openModal } = await import(new URL('modal/assets/overlay.js', base).href)
      return await openModal(base, clientSecret, options)
    } catch {
      return failure('api_connection_error', 'unreachable', 'The simulator’s modal did not open.')
    }
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
