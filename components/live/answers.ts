import type { QueryFilters, QueryKey } from '@tanstack/react-query'
import type { HintKind } from '@/lib/live/hint'

/** For each kind of hint: what to ask again when one thing has changed, and when anything may have. Pages compose it. */
export type Answers = Partial<Record<HintKind, { of(id: string): QueryFilters[]; all: QueryKey }>>
