import type { Engine } from '../engine'
import { bulkCount } from '../ledger/bulk'
import type { World } from '../world'

/** What a world holds and what is still to happen in it. Times in unix seconds. */
export function stateOf(engine: Engine, world: World) {
  const { customer, session, account, transaction, event, job } = world.tables
  return {
    account: world.id,
    seed: world.meta.seed,
    now: Math.floor(engine.now() / 1000),
    offset_seconds: Math.round(engine.worlds.offsetMs / 1000),
    counts: {
      customers: customer.size,
      sessions: session.size,
      accounts: account.size,
      transactions: transaction.size + generatedIn(world),
      events: event.size,
    },
    accounts: [...account.each('all')].map(({ id, institution_name, bank_account, status }) => ({
      id,
      institution_name,
      name: bank_account,
      status,
    })),
    due: [...job.each('due')].map(({ account: of, dueMs, task }) => ({
      account: of,
      task,
      at: Math.floor(dueMs / 1000),
    })),
  }
}

function generatedIn(world: World): number {
  return [...world.tables.account.each('all')].reduce((sum, account) => sum + bulkCount(account), 0)
}
