import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@/lib/testing/free-port'

export type RunningServer = {
  url: string
  /** Everything it printed so far. */
  output(): string
  stop(): Promise<void>
}

export type EndedServer = { code: number | null; stdout: string; stderr: string }

/** A second production server with an environment of its own and a data folder that goes with it. */
export async function startServer(env: Record<string, string>): Promise<RunningServer> {
  const started = await spawnServer(env)
  const url = `http://localhost:${started.port}`
  await Promise.race([
    started.announced,
    started.ended.then(({ stderr }) => Promise.reject(new Error(`the server ended: ${stderr}`))),
  ])
  return {
    url,
    output: started.output,
    async stop() {
      started.child.kill('SIGTERM')
      await started.ended
      await started.removeFolder()
    },
  }
}

/** For starts that are refused: waits for the process to end by itself. */
export async function runServerToItsEnd(env: Record<string, string>): Promise<EndedServer> {
  const started = await spawnServer(env)
  const ended = await started.ended
  await started.removeFolder()
  return ended
}

async function spawnServer(env: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'tidewater-server-'))
  const port = Number(env.PORT ?? (await findFreePort()))
  const child = spawn(process.execPath, ['scripts/serve.mjs'], {
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return {
    child,
    port,
    ...listen(child),
    removeFolder: () => rm(folder, { recursive: true, force: true }),
  }
}

function listen(child: ChildProcess) {
  let stdout = ''
  let stderr = ''
  const announced = new Promise<void>((done) => {
    child.stdout?.on('data', (chunk) => {
      stdout += chunk
      if (stdout.includes('is serving at')) done()
    })
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<EndedServer>((done) => {
    child.once('close', (code) => done({ code, stdout, stderr }))
  })
  return { announced, ended, output: () => stdout + stderr }
}
