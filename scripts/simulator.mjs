// Runs the TypeScript as it stands, in this very process: a signal sent to it reaches the simulator.
import { tsImport } from 'tsx/esm/api'

await tsImport('./simulator.ts', import.meta.url)
