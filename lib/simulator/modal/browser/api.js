// @ts-check
/** @typedef {import('../contract.ts').ModalError} ModalError */
/** @typedef {ReturnType<typeof createApi>} Api */

/** What the simulator refused, or that it gave no answer (`type: api_connection_error`). */
export class CallError extends Error {
  /** @param {ModalError} error */
  constructor(error) {
    super(error.message)
    this.error = error
  }
}

/**
 * What the modal asks of the simulator about one session. Each call throws a CallError.
 * @param {string} clientSecret
 * @param {{ key: string, stripe_account?: string | undefined }} page as whom the page opened it
 */
export function createApi(clientSecret, page) {
  const session = { client_secret: clientSecret }
  return {
    /** @returns {Promise<import('../contract.ts').ModalSession>} */
    describe: () => ask('modal/session', { ...session, ...page }),
    /**
     * @param {string} institution
     * @returns {Promise<import('../contract.ts').SignInStep>}
     */
    signIn: (institution) => ask('modal/sign-in', { ...session, institution }),
    /**
     * @param {string} answer what was typed into the bank's last field
     * @returns {Promise<import('../contract.ts').SignInStep>}
     */
    answer: (answer) => ask('modal/sign-in/answer', { ...session, answer }),
    /** @returns {Promise<import('../contract.ts').OauthStep>} */
    oauthStep: () => ask('modal/sign-in/oauth', session),
    /** @returns {Promise<{ accounts: import('../contract.ts').ModalAccount[] }>} */
    accounts: () => ask('modal/accounts', session),
    /**
     * @param {string[]} accounts
     * @param {boolean} token
     * @returns {Promise<import('../contract.ts').Finished>}
     */
    complete: (accounts, token) => ask('modal/complete', { ...session, accounts, token }),
    /**
     * @param {{ routing_number: string, account_number: string }} details
     * @returns {Promise<import('../contract.ts').Finished>}
     */
    enter: (details) => ask('modal/manual', { ...session, ...details }),
    /** @returns {Promise<import('../contract.ts').Finished>} */
    cancel: () => ask('modal/cancel', session),
  }
}

/**
 * Always a POST, so that nothing it carries stands in an address.
 * @param {string} path beside this module's folder
 * @param {Record<string, unknown>} body
 * @throws {CallError}
 */
export async function ask(path, body) {
  const answer = await post(new URL(`../../${path}`, import.meta.url), body)
  if (answer.ok) return answer.json()
  const { error } = await answer.json().catch(() => ({}))
  throw new CallError(error ?? noAnswer())
}

/** @returns {ModalError} */
function noAnswer() {
  return { type: 'api_connection_error', code: 'unreachable', message: 'The simulator gave no answer.' }
}

/**
 * @param {URL} url
 * @param {Record<string, unknown>} body
 */
async function post(url, body) {
  try {
    const headers = { 'content-type': 'application/json' }
    return await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  } catch {
    throw new CallError(noAnswer())
  }
}
