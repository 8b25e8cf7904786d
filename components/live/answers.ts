import type { QueryFilters, QueryKey } from '@tanstack/react-query'
import type { HintKind } from '@/lib/live/hint'

type Answer = {
  /** What people wait for: the rest is asked once it is drawn. */
  first?(id: string): QueryFilters[]
  of(id: string): QueryFilters[]
  all: QueryKey
}

/** For each kind of hint: what to ask again when one thing has changed, and when anything may have. Pages compose it. */
export type Answers = Partial<Record<HintKind, Answer>>
