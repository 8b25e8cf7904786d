import { deletionView } from '@/lib/deletions/deletion-view'
import { deletionPath, getDeletion } from '@/lib/deletions/get-deletion'
import { publicHandler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = publicHandler({ params: deletionPath, response: deletionView }, ({ params }) =>
  getDeletion(params.deletion),
)
