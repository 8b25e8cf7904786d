// Runs the TypeScript as it stands, in this very process: a signal sent to it reaches the simulator.
import { register } from 'tsx/esm/api'

register()
await import('./simulator.ts')
