import { endpoint } from '../endpoint'
import { exclusive, missing, refused } from '../errors'
import { KEPT_SECONDS } from '../jobs/forget-events'
import { list, page, paging } from '../list'
import { unixSeconds } from '../moment'
import { array, boolean, text } from '../params'
import { range, within } from '../range'
import { ordered } from '../table'
import { isToldTo } from '../webhooks/event-names'
import { renderEvent, undelivered } from './event-object'
import { plainListShape, plainShape } from './shapes'

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
      const isWanted = wantedTypes(params)
      const oldest = unixSeconds(moment) - KEPT_SECONDS
      const one = oneType(params)
      const keys = one === null ? events.keys('all') : events.keys('type', one)
      const found = page(
        {
          keys,
          get: (id) => events.get(id),
          orderOf: (row) => `${ordered(row.created)} ${ordered(row.seq)}`,
          from: keys.countBefore(ordered(oldest)),
          keep: (row) =>
            isWanted(row.type) &&
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

type Wanted = { type?: string | undefined; types?: string[] | undefined }

/** `type` may be a group, with `*` for anything; `types` are names. */
function wantedTypes({ type, types }: Wanted): (name: string) => boolean {
  if (types) return (name) => types.includes(name)
  if (type === undefined) return () => true
  const [first = '', ...later] = type.split('*')
  const last = later.pop()
  if (last === undefined) return (name) => name === type
  return (name) => {
    let at = name.startsWith(first) ? first.length : -1
    for (const part of later) {
      const found = at < 0 ? -1 : name.indexOf(part, at)
      at = found < 0 ? -1 : found + part.length
    }
    return at >= 0 && name.length - last.length >= at && name.endsWith(last)
  }
}

/** The one name asked for, if it is one: its events need not be searched. */
function oneType({ type, types }: Wanted): string | null {
  if (types) return types.length === 1 ? (types[0] ?? null) : null
  return type === undefined || type.includes('*') ? null : type
}

/** Asked for success: every endpoint took it. Asked for failure: one still waits, or was given up. */
function isDelivered(asked: boolean | undefined, undeliveredTo: number): boolean {
  return asked === undefined || asked === (undeliveredTo === 0)
}
