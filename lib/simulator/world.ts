import { idFrom } from './ids'
import { bulkToken } from './ledger/bulk'
import type { Connection, Kind, MetaRow, Rows } from './rows'
import { ordered, type Place, Table } from './table'

/** Told of every change to a world, so that it can be written down or taken back. */
export type Witness = <K extends Kind>(world: World, kind: K, id: string, before: Rows[K] | undefined) => void

export type Tables = { [K in Kind]: Table<Rows[K]> }

/** Everything that belongs to one secret key: one Stripe account. */
export class World {
  readonly tables: Tables

  /** Known from the first call; what happened in it keeps it in `meta`. */
  connected: Connection | undefined

  constructor(
    /** The `acct_` id of the Stripe account. */
    readonly id: string,
    private readonly firstSeed: string,
    /** The version of the API that the account has. */
    readonly apiVersion: string,
    witness: Witness,
    /** Another world, by its id. */
    readonly sibling: (id: string) => World | undefined,
  ) {
    const told =
      <K extends Kind>(kind: K) =>
      (id: string, before: Rows[K] | undefined) =>
        witness(this, kind, id, before)
    this.tables = {
      meta: new Table<Rows['meta']>({}, told('meta')),
      customer: new Table<Rows['customer']>(
        { all: newest, email: (row) => (row.fields.email && !row.deleted ? at(row, row.fields.email) : []) },
        told('customer'),
      ),
      session: new Table<Rows['session']>(
        {
          secret: (row) => [{ bucket: row.client_secret, order: '' }],
          token: (row) => (row.token ? [{ bucket: row.token.id, order: '' }] : []),
        },
        told('session'),
      ),
      authorization: new Table<Rows['authorization']>(
        { holder: (row) => [{ bucket: `${row.holder} ${row.institution_name}`, order: '' }] },
        told('authorization'),
      ),
      account: new Table<Rows['account']>(
        {
          all: newest,
          holder: (row) => holderBuckets(row.holder).flatMap((bucket) => at(row, bucket)),
          session: (row) => row.sessions.flatMap((session) => at(row, session)),
          bulk: (row) => (row.bulk ? [{ bucket: bulkToken(row.id), order: '' }] : []),
        },
        told('account'),
      ),
      ownership: new Table<Rows['ownership']>({}, told('ownership')),
      owner: new Table<Rows['owner']>({ ownership: (row) => at(row, row.ownership) }, told('owner')),
      refresh: new Table<Rows['refresh']>({}, told('refresh')),
      transaction: new Table<Rows['transaction']>(
        {
          account: (row) => [{ bucket: row.account, order: ordered(row.transacted_at) }],
          refresh: (row) => [{ bucket: row.account, order: ordered(row.refresh_seq) }],
        },
        told('transaction'),
      ),
      planted: new Table<Rows['planted']>({ account: (row) => at(row, row.account) }, told('planted')),
      event: new Table<Rows['event']>({ all: newest, type: (row) => at(row, row.type) }, told('event')),
      webhook_endpoint: new Table<Rows['webhook_endpoint']>({ all: newest }, told('webhook_endpoint')),
      delivery: new Table<Rows['delivery']>(
        {
          all: newest,
          event: (row) => at(row, row.event),
          pending: (row) => (row.status === 'pending' ? [{ bucket: row.endpoint, order: duePlace(row) }] : []),
        },
        told('delivery'),
      ),
      job: new Table<Rows['job']>(
        { due: (row) => [{ bucket: '', order: `${ordered(row.dueMs)} ${ordered(row.seq)}` }] },
        told('job'),
      ),
      idempotency: new Table<Rows['idempotency']>(
        { age: (row) => [{ bucket: '', order: ordered(row.created) }] },
        told('idempotency'),
      ),
    }
  }

  get meta(): MetaRow {
    return this.tables.meta.get('world') ?? { id: 'world', seed: this.firstSeed, count: 0, peopled: false }
  }

  /** A number larger than any this world gave before. */
  nextSeq(): number {
    const meta = this.meta
    this.tables.meta.put({ ...meta, count: meta.count + 1 })
    return meta.count + 1
  }

  newId(prefix: string): string {
    return idFrom(prefix, this.meta.seed, this.id, this.nextSeq())
  }
}

type HolderIds = { customer?: string | undefined; customer_account?: string | undefined; account?: string | undefined }

/** Two holders are the same when an id that both carry is equal. */
export function holderBuckets(holder: HolderIds): string[] {
  return [
    ...(holder.customer ? [`customer ${holder.customer}`] : []),
    ...(holder.customer_account ? [`customer_account ${holder.customer_account}`] : []),
    ...(holder.account ? [`account ${holder.account}`] : []),
  ]
}

function duePlace(row: { dueMs: number | null; seq: number }): string {
  return `${ordered(row.dueMs ?? 0)} ${ordered(row.seq)}`
}

function newest(row: { created: number; seq: number }): Place[] {
  return at(row, '')
}

function at(row: { created?: number; seq: number }, bucket: string): Place[] {
  return [{ bucket, order: `${ordered(row.created ?? 0)} ${ordered(row.seq)}` }]
}
