/** What the modal's pages and its routes say to each other. Only types, so that the browser's files can name them too. */

export type ModalBank = { id: string; name: string; listed: boolean }

export type ModalSession = {
  id: string
  business: string
  permissions: string[]
  /** At most this many accounts may be linked; null is no limit. */
  limit: number | null
  /** Whether bank details may be typed in by hand. */
  manual_entry: boolean
  /** Whether the bank's page may open in another browser and lead back to an app from there. */
  returns: boolean
  banks: ModalBank[]
}

/** What a bank still wants to be told before it shows accounts. */
export type Prompt = 'credentials' | 'code' | 'confirm' | 'options' | 'question'

export type DownReason = 'scheduled' | 'unscheduled' | 'error'

export type SignInStep =
  | { kind: 'signed_in' }
  | { kind: 'prompt'; prompt: Prompt; incorrect: boolean }
  | { kind: 'oauth'; state: string }
  /** Unix seconds on the simulator's clock; `back_at` is null where the bank announced no end. */
  | { kind: 'down'; reason: DownReason; back_at: number | null; now: number }
  /** The bank broke the sign-in off; it can be started anew. */
  | { kind: 'ended' }

export type OauthStep = { kind: 'waiting' | 'signed_in' | 'refused' }

export type ModalAccount = {
  name: string
  subcategory: string
  last4: string | null
  currency: string
  /** Minor units; null where the bank gives none or balances are not asked for. */
  current: number | null
  /** Why this session cannot take it; null where it can. */
  refused: 'subcategory' | 'payment_method' | null
}

export type OauthRequest = {
  bank: string
  business: string
  permissions: string[]
  /** Where to go where no window waits for the decision. */
  return_url: string | null
}

/** `session` is what the page that opened the modal is answered, as Stripe.js answers it. */
export type Finished = {
  session: { id: string; accounts: Record<string, unknown>[] }
  /** Of the details typed in by hand, or of an account where one was asked for. */
  token?: { id: string; bank_account: { last4: string } }
  /** Unix seconds on the simulator's clock. */
  now: number
}

export type ModalError = { type: string; code: string; message: string; param?: string }
