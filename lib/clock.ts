import 'server-only'

/**
 * The two clocks, and the only `Date.now()` of the product.
 * `now()` is real time: sign-in, limits, leases, backoff, audit.
 * `bankNow()` is Stripe's time: ages, countdowns, "today". With the simulator on it is the simulator's clock.
 */
declare global {
  var tidewaterBankClock: (() => number) | undefined
}

/** Real time in milliseconds since the epoch. */
export function now(): number {
  return Date.now()
}

/** Stripe's time in milliseconds since the epoch. */
export function bankNow(): number {
  return globalThis.tidewaterBankClock?.() ?? Date.now()
}

/** The simulator lends its clock at start; kept on `globalThis` because Next does not share modules between start-up and routes. */
export function setBankClock(clock: (() => number) | undefined): void {
  globalThis.tidewaterBankClock = clock
}
