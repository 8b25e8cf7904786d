import './tasks/node-version.mjs'
import { findBrowser } from './tasks/browser.mjs'
import { ensureBuilt } from './tasks/build.mjs'
import { ensureInstalled } from './tasks/install.mjs'
import { runCommand } from './tasks/refusal.mjs'
import { check, runPlaywright, runVitest } from './tasks/runners.mjs'
import { Scoreboard } from './tasks/scoreboard.mjs'

const asOne = { passed: 1, failed: 0 }

// Everything the product promises, from a fresh clone. A step that fails does not hide what the later ones would say.
await runCommand(async () => {
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  await ensureInstalled()

  const board = new Scoreboard()
  await board.count('Lint and format', () => check('biome', ['ci']))
  await board.count('Routes have types', () => check('next', ['typegen']))
  await board.count('Types', () => check('tsc', ['--noEmit']))
  await board.count('No dead code', () => check('knip', []))
  await board.count('Unit, and integration on PGlite and Postgres', runVitest)
  await board.count('Production build', async () => {
    await ensureBuilt()
    return asOne
  })
  await board.count('A browser that launches', async () => {
    const { name } = await findBrowser()
    console.log(`Using ${name}.`)
    return asOne
  })
  await board.count('Browser, against the production build', runPlaywright)

  console.log(`\n${board.toLines().join('\n')}`)
  process.exit(board.isGreen ? 0 : 1)
})
