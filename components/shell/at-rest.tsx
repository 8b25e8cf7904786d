'use client'
import type { Preferences } from '@/lib/preferences/preferences'
import { KeepPreferences } from './keep-preferences'
import type { Destination } from './navigation'
import { Shortcuts } from './shortcuts'

/** What every page has and none needs to be seen or pressed: keys wait for their listener. */
export default function AtRest({ pages, kept }: { pages: readonly Destination[]; kept: Preferences }) {
  return (
    <>
      <Shortcuts pages={pages} />
      <KeepPreferences kept={kept} />
    </>
  )
}
