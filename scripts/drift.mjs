import './tasks/node-version.mjs'
import { tsImport } from 'tsx/esm/api'
import { ensureInstalled } from './tasks/install.mjs'
import { Refusal, runCommand } from './tasks/refusal.mjs'

// `npm run drift -- --key sk_test_…` asks Stripe's test mode what the simulator is asked, and prints where their answers differ in shape.
await runCommand(async () => {
  await ensureInstalled()
  const { drift } = await tsImport('./drift/command.ts', import.meta.url)
  const { refused, differences } = await drift(process.argv.slice(2), console.log)
  if (refused) throw new Refusal(refused)
  if (differences > 0) process.exit(1)
})
