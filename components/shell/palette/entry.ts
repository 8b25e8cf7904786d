import type { IconName } from '@/components/ui/icon-names'

export const entryGroups = ['pages', 'accounts', 'actions'] as const

/** One line of the palette. */
export type Entry = {
  id: string
  group: (typeof entryGroups)[number]
  label: string
  /** Said beside it, and searched too. */
  hint: string
  icon: IconName
  run(): void
}
