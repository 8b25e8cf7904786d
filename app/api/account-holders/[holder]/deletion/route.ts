import { holderPath } from '@/lib/account-holders/tie-holder'
import { deleteHolder, holderDeletionBody } from '@/lib/deletions/delete-holder'
import { deletionView } from '@/lib/deletions/deletion-view'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'admin', proof: 'recent', params: holderPath, body: holderDeletionBody, response: deletionView },
  ({ viewer, params, body }) => deleteHolder(viewer, params.holder, body.reason),
)
