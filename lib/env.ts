import 'server-only'
import { type Env, readEnv } from './env/read-env'

export type { Env } from './env/read-env'

declare global {
  var tidewaterEnv: Env | undefined
}

/** The environment as the process was started in, read on first use: one build serves every mode. Throws `EnvError`. */
export function env(): Env {
  globalThis.tidewaterEnv ??= readEnv(process.env)
  return globalThis.tidewaterEnv
}
