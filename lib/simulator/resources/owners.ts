import { endpoint } from '../endpoint'
import { missingReference } from '../errors'
import { list, page, paging } from '../list'
import { required, text } from '../params'
import { accountInPath, requireReadable } from './account-reads'
import { ownersOf, ownersUrl, renderOwner } from './ownership-object'
import { plainListShape } from './shapes'

const listParams = { ...paging, ownership: required(text()) }

export const ownerEndpoints = [
  endpoint({
    method: 'GET',
    path: '/v1/financial_connections/accounts/:account/owners',
    params: listParams,
    shape: plainListShape,
    run(moment, params, ids) {
      const account = accountInPath(moment, ids.account)
      requireReadable(account, 'ownership')
      const { ownership } = params
      // A later refresh makes a new ownership; the one before it is gone.
      if (moment.world.tables.ownership.get(ownership)?.account !== account.id) {
        throw missingReference('financialconnections account ownership', ownership, 'ownership')
      }
      return list(page(ownersOf(moment.world, ownership), params), ownersUrl(account.id, ownership), renderOwner)
    },
  }),
]
