import './tasks/node-version.mjs'
import { readdirSync } from 'node:fs'
import { ensureInstalled } from './tasks/install.mjs'
import { Refusal, runCommand } from './tasks/refusal.mjs'
import { fromRoot } from './tasks/root.mjs'

// `npm run bench -- NAME` measures one thing; each is a file in scripts/bench that says what.
await runCommand(async () => {
  const names = readdirSync(fromRoot('scripts', 'bench'))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => file.replace('.mjs', ''))
  const name = process.argv[2]
  if (!name || !names.includes(name)) throw new Refusal(`Say what to measure: npm run bench -- ${names.join(' | ')}`)
  await ensureInstalled()
  const { measure } = await import(`./bench/${name}.mjs`)
  await measure()
})
