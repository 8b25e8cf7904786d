import { NEWEST_VERSION } from '../../lib/simulator/version'

export type Ask = { method: string; path: string; form: string }

export type Answer = { status: number; body: unknown }

export type Send = (ask: Ask) => Promise<Answer>

/** Sends forms in the version that the simulator knows best; an answer that is no JSON is its text. */
export function clientOf(key: string, transport: (path: string, init: RequestInit) => Promise<Response>): Send {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/x-www-form-urlencoded',
    'stripe-version': NEWEST_VERSION,
  }
  return async ({ method, path, form }) => {
    const signal = AbortSignal.timeout(30_000)
    const response = await transport(path, { method, headers, signal, ...(form ? { body: form } : {}) })
    const text = await response.text()
    return { status: response.status, body: parsed(text) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
