import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSimulator, fileStorage } from '../../../lib/simulator/index'
import { clientOf, FC } from './client'

const DAYS = 30

/** How many seconds of CPU a month takes in which each of these accounts is read at its bank every day; all of it goes to the disk. */
export async function secondsOfMonth(accounts: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-bench-'))
  const simulator = await createSimulator({ storage: fileStorage(folder) })
  try {
    const { ask, link } = clientOf(simulator)
    for (let linked = 0; linked < accounts; linked++) {
      const { account } = await link()
      await ask('POST', `${FC}/accounts/${account}/subscribe`, 'features[]=transactions')
    }
    const before = process.cpuUsage()
    const { counts } = await ask('POST', '/_simulator/clock', JSON.stringify({ advance_seconds: DAYS * 86_400 }))
    const { user, system } = process.cpuUsage(before)
    // Older ones are forgotten: what is left was told of on the way.
    if (counts.events < accounts * (DAYS - 1))
      throw new Error(`${accounts} accounts told only ${counts.events} events.`)
    return (user + system) / 1e6
  } finally {
    await simulator.close()
    rmSync(folder, { recursive: true })
  }
}
