/** A request of Stripe's API, without the web's objects: a server that has none need not make them. */
export type ApiRequest = {
  method: string
  path: string
  /** Without its question mark. */
  query: string
  /** By its name in lower case. */
  header(name: string): string | undefined
  /** Read once, and only where a body is taken. Rejects what is too large or no text. */
  body(): Promise<string>
  /** Aborted when whoever asks hangs up; made only where something waits for it. */
  left(): AbortSignal
}

export type ApiAnswer = {
  status: number
  headers: Record<string, string>
  body: string
  /** The connection breaks after so many bytes of the body, though the length of them all was announced. */
  brokenAfter?: number
}

export const JSON_TYPE = { 'Content-Type': 'application/json' }
