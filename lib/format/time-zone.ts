// (shared) Which names of time zones a day can be counted in.

/** Whether this runtime knows an IANA zone by that name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
