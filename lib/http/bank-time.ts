// (shared) Every answer of ours says what time it is at the bank, so that an open page follows when the simulator's clock jumps.

export const bankNowHeader = 'Bank-Now'

type Listener = (bankNowMs: number) => void

const listeners = new Set<Listener>()

/** Returns what stops the listening. */
export function onBankNow(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Passes on what an answer said; one that says nothing, as from a proxy in between, is passed over. */
export function hearBankNow(headers: Headers): void {
  const bankNowMs = Number(headers.get(bankNowHeader))
  if (bankNowMs > 0) for (const listener of listeners) listener(bankNowMs)
}
