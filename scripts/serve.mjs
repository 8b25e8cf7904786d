import './tasks/node-version.mjs'
import { requireBuild } from './tasks/build.mjs'
import { requireWritableDataFolder } from './tasks/checks.mjs'
import { runCommand } from './tasks/refusal.mjs'
import { serve } from './tasks/server.mjs'

// For people who deploy: serves what `npm run build` made, installs and builds nothing.
await runCommand(async () => {
  await requireBuild()
  await requireWritableDataFolder()
  const { url } = await serve()
  console.log(`Tidewater is serving at ${url}`)
})
