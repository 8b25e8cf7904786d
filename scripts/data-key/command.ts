import { rotateDataKey } from '@/lib/data-key/rotate'
import { CommandRefusal, withProductDatabase } from '@/lib/db/for-command'
import { env } from '@/lib/env'
import { obeyCommand } from '@/lib/start/obey-command'

const usage = 'Say what to do: npm run data-key -- rotate'

async function rotate(args: string[]): Promise<void> {
  if (args.length > 0) throw new CommandRefusal(usage)
  const [current] = env().dataKeys
  if (!current) throw new CommandRefusal('DATA_KEY is not set: there is no key to seal with.')
  const sealed = await withProductDatabase((db) => rotateDataKey(db, (soFar) => console.log(`${soFar} sealed …`)))
  console.log(`Sealed ${sealed} stored objects with the key "${current.id}". Older keys are not needed any more.`)
}

process.exitCode = await obeyCommand({ rotate }, usage, process.argv.slice(2))
