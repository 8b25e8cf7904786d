import 'server-only'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { isMissing, type Noun, noSuchReference } from './errors'

type Page = { starting_after?: string | undefined; ending_before?: string | undefined }

/**
 * A cursor is an id like any other: somebody else's must not tell that it exists. Both are refused as Stripe refuses one that
 * it does not know.
 * @param reach throws a 404 for an id that is not there or not theirs.
 */
export async function requireOwnCursors(
  viewer: Viewer,
  page: Page,
  noun: Noun,
  reach: (id: string) => Promise<unknown>,
): Promise<void> {
  if (isStaff(viewer)) return
  for (const param of ['starting_after', 'ending_before'] as const) {
    const id = page[param]
    if (id === undefined) continue
    await reach(id).catch((error: unknown) => {
      throw isMissing(error) ? noSuchReference(noun, id, param) : error
    })
  }
}
