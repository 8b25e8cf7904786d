import './tasks/node-version.mjs'
import { ensureBuilt } from './tasks/build.mjs'
import { readAddress, requireFreePort, requireWritableDataFolder } from './tasks/checks.mjs'
import { sayDemoLogins } from './tasks/demo-logins.mjs'
import { ensureInstalled } from './tasks/install.mjs'
import { runCommand } from './tasks/refusal.mjs'
import { timed } from './tasks/say.mjs'
import { serve } from './tasks/server.mjs'

// One command from a fresh clone to a page that answers. Refuses early, before anything is downloaded or opened.
await runCommand(async () => {
  await requireFreePort(readAddress())
  await requireWritableDataFolder()
  await ensureInstalled()
  await ensureBuilt()
  const { url, mode } = await timed('Starting', serve)
  if (mode === 'simulator') sayDemoLogins()
  console.log(`\nTidewater is ready at ${url} (Ctrl-C stops it)`)
})
