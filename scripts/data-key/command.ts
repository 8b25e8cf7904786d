import { rotateDataKey } from '@/lib/data-key/rotate'
import { CommandRefusal, withProductDatabase } from '@/lib/db/for-command'
import { env } from '@/lib/env'
import { sentenceFor } from '@/lib/start/refuse-to-start'

try {
  const [name, ...rest] = process.argv.slice(2)
  if (name !== 'rotate' || rest.length > 0) throw new CommandRefusal('Say what to do: npm run data-key -- rotate')
  const [current] = env().dataKeys
  if (!current) throw new CommandRefusal('DATA_KEY is not set: there is no key to seal with.')
  const sealed = await withProductDatabase((db) => rotateDataKey(db, (soFar) => console.log(`${soFar} sealed …`)))
  console.log(`Sealed ${sealed} stored objects with the key "${current.id}". Older keys are not needed any more.`)
} catch (error) {
  console.error(error instanceof CommandRefusal ? error.message : sentenceFor(error))
  process.exitCode = 1
}
