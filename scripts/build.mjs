import './tasks/node-version.mjs'
import { ensureBuilt } from './tasks/build.mjs'
import { ensureInstalled } from './tasks/install.mjs'
import { runCommand } from './tasks/refusal.mjs'

await runCommand(async () => {
  await ensureInstalled()
  await ensureBuilt()
})
