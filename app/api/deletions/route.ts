import { signOut } from '@/lib/auth/sessions'
import { deleteOwnData, ownDeletionBody } from '@/lib/deletions/delete-own-data'
import { deletionView } from '@/lib/deletions/deletion-view'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', proof: 'recent', body: ownDeletionBody },
  async ({ viewer, body, request }) => {
    const begun = deletionView.parse(await deleteOwnData(viewer, body.email))
    return Response.json(begun, { headers: await signOut(request.headers) })
  },
)
