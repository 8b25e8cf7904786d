import { endpoint } from '../endpoint'
import { exclusive, missing, refused } from '../errors'
import { list, page, paging } from '../list'
import { unixSeconds } from '../moment'
import { array, boolean, text } from '../params'
import { range, within } from '../range'
import { ordered } from '../table'
import { isToldTo } from '../webhooks/event-names'
import { renderEvent, undelivered } from './event-object'
import { plainListShape, plainShape } from './shapes'

const KEPT_SECONDS = 30 * 86_400

const listParams = {
  ...paging,
  type: text(),
  types: array(text()),
  created: range,
  delivery_success: boolean(),
}

export const eventEndpoints = [
  endpoint({
    method: 'GET',
    path: '/v1/events',
    params: listParams,
    shape: plainListShape,
    run(moment, params) {
      if (params.type && params.types) throw exclusive(['type', 'types'])
      if (params.types && params.types.length > 20) {
        throw refused('You may specify at most 20 types.', { param: 'types' })
      }
      const { world } = moment
      const events = world.tables.event
      const wanted = params.types ?? (params.type ? [params.type] : null)
      const oldest = unixSeconds(moment) - KEPT_SECONDS
      const keys = wanted?.length === 1 ? events.keys('type', wanted[0]) : events.keys('all')
      const found = page(
        {
          keys,
          get: (id) => events.get(id),
          orderOf: (row) => `${ordered(row.created)} ${ordered(row.seq)}`,
          from: keys.countBefore(ordered(oldest)),
          keep: (row) =>
            (wanted?.includes(row.type) ?? true) &&
            isToldTo(world, null, row.type) &&
            within(params.created, row.created) &&
            isDelivered(params.delivery_success, undelivered(world, row)),
          noun: 'event',
        },
        params,
      )
      return list(found, '/v1/events', (row) => renderEvent(world, row, null))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/events/:id',
    params: {},
    shape: plainShape,
    run(moment, _, { id }) {
      const { world } = moment
      const row = world.tables.event.get(id)
      const isKept = row && row.created >= unixSeconds(moment) - KEPT_SECONDS
      if (!isKept || !isToldTo(world, null, row.type)) throw missing('event', id, 'id')
      return renderEvent(world, row, null)
    },
  }),
]

/** Asked for success: every endpoint took it. Asked for failure: one still waits, or was given up. */
function isDelivered(asked: boolean | undefined, undeliveredTo: number): boolean {
  return asked === undefined || asked === (undeliveredTo === 0)
}
