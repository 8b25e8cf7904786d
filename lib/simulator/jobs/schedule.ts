import type { Moment } from '../moment'
import type { JobRow, Task } from '../rows'
import type { World } from '../world'

/** Has something done to an account later. What was already planned under the same name is replaced. */
export function schedule({ world }: Moment, account: string, dueMs: number, task: Task): void {
  world.tables.job.put({ id: nameOf(account, task), seq: world.nextSeq(), dueMs, account, ...task })
}

export function cancel(world: World, account: string, task: Task): void {
  const id = nameOf(account, task)
  if (world.tables.job.get(id)) world.tables.job.delete(id)
}

export function firstDue(world: World, untilMs: number): JobRow | null {
  const id = world.tables.job.keys('due').at(0)
  const job = id === undefined ? undefined : world.tables.job.get(id)
  return job && job.dueMs <= untilMs ? job : null
}

function nameOf(account: string, task: Task): string {
  return task.task === 'refresh' ? `${account} refresh ${task.feature}` : `${account} ${task.task}`
}
