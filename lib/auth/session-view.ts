// (shared) A session as the page of one's own sign-ins shows it.

export type SessionView = {
  id: string
  /** Nulls where the browser does not say, or says something unknown. */
  browser: string | null
  system: string | null
  created_at: string
  last_seen_at: string
  is_current: boolean
}
