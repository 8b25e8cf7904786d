import { findUsers, usersQuery } from '@/lib/account-holders/find-users'
import { userView } from '@/lib/account-holders/user-view'
import { pageOf } from '@/lib/http/page-query'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'staff', query: usersQuery, response: pageOf(userView) }, ({ viewer, query }) =>
  findUsers(viewer, query.q),
)
