import './tasks/node-version.mjs'
import { become } from './tasks/process.mjs'
import { runCommand } from './tasks/refusal.mjs'
import { fromRoot } from './tasks/root.mjs'

// `npm run data-key -- rotate` seals what is stored with the first key of DATA_KEY.
await runCommand(async () => {
  // The product's modules are for the server half of React alone.
  const args = ['--conditions=react-server', '--import=tsx', fromRoot('scripts', 'data-key', 'command.ts')]
  await become(process.execPath, [...args, ...process.argv.slice(2)], process.env)
})
