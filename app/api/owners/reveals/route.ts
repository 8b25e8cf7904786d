import { handler } from '@/lib/http/route'
import { revealBody, revealView } from '@/lib/owners/reveal'
import { revealOwner } from '@/lib/owners/reveal-owner'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'staff', proof: 'recent', limit: 'reveal', body: revealBody, response: revealView },
  ({ viewer, body }) => revealOwner(viewer, body),
)
