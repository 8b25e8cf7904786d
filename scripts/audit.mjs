import './tasks/node-version.mjs'
import { become } from './tasks/process.mjs'
import { runCommand } from './tasks/refusal.mjs'
import { fromRoot } from './tasks/root.mjs'

// `npm run audit -- verify` follows the chain of the audit log, `npm run audit -- export` prints it as JSON lines.
await runCommand(async () => {
  // The product's modules are for the server half of React alone.
  const args = ['--conditions=react-server', '--import=tsx', fromRoot('scripts', 'audit', 'command.ts')]
  await become(process.execPath, [...args, ...process.argv.slice(2)], process.env)
})
