import './tasks/node-version.mjs'
import { become } from './tasks/process.mjs'
import { runCommand } from './tasks/refusal.mjs'
import { fromRoot } from './tasks/root.mjs'

// `npm run admin -- create EMAIL` prints a link with which the first admin sets their password, `reset EMAIL` one with which somebody
// sets a new one, `list` who is staff.
await runCommand(async () => {
  // The product's modules are for the server half of React alone.
  const args = ['--conditions=react-server', '--import=tsx', fromRoot('scripts', 'admin', 'command.ts')]
  await become(process.execPath, [...args, ...process.argv.slice(2)], process.env)
})
