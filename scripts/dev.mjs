import './tasks/node-version.mjs'
import { readAddress, requireFreePort, requireWritableDataFolder } from './tasks/checks.mjs'
import { ensureInstalled } from './tasks/install.mjs'
import { become, bin } from './tasks/process.mjs'
import { runCommand } from './tasks/refusal.mjs'

await runCommand(async () => {
  const { host, port } = readAddress()
  await requireFreePort({ host, port })
  await requireWritableDataFolder()
  await ensureInstalled()
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', HOST: host, PORT: String(port) }
  await become(bin('next'), ['dev', '--hostname', host, '--port', String(port)], env)
})
