import './tasks/node-version.mjs'
import { ensureInstalled } from './tasks/install.mjs'
import { bin, run } from './tasks/process.mjs'
import { runCommand } from './tasks/refusal.mjs'

// The same promises as `npm test`, each at its full size; with a word, those whose file is named so.
process.env.PROVE = '1'
const [word] = process.argv.slice(2)
if (word === undefined) await import('./test.mjs')
else {
  await runCommand(async () => {
    await ensureInstalled()
    const { code } = await run(bin('vitest'), ['run', word])
    process.exit(code)
  })
}
