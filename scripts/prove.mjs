import './tasks/node-version.mjs'
import { ensureBuilt } from './tasks/build.mjs'
import { ensureInstalled } from './tasks/install.mjs'
import { findProofs } from './tasks/proofs.mjs'
import { Refusal, runCommand } from './tasks/refusal.mjs'
import { runPlaywright, runVitest } from './tasks/runners.mjs'
import { Scoreboard } from './tasks/scoreboard.mjs'

// The same promises as `npm test`, each at its full size; with a word, only those whose file is named so.
process.env.PROVE = '1'
const [word] = process.argv.slice(2)
if (word === undefined) await import('./test.mjs')
else await runCommand(() => proveOne(word))

/** @param {string} name */
async function proveOne(name) {
  const { named, all } = await findProofs(name)
  if (named.length === 0) throw new Refusal(`Say what to prove, or nothing for all: ${all.join(' | ')}`)
  await ensureInstalled()
  const inBrowser = named.filter((file) => file.endsWith('.spec.ts'))
  const others = named.filter((file) => !inBrowser.includes(file))
  const board = new Scoreboard()
  if (others.length > 0) await board.count(others.join(', '), () => runVitest(others))
  if (inBrowser.length > 0) {
    await ensureBuilt()
    await board.count(inBrowser.join(', '), () => runPlaywright(inBrowser))
  }
  console.log(`\n${board.toLines().join('\n')}`)
  process.exit(board.isGreen ? 0 : 1)
}
