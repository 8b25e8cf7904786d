import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findFreePort } from '@/lib/testing/free-port'
import { startProgram } from './support/program'

let folder: string
let port: number
let env: Record<string, string>

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidewater-start-'))
  port = await findFreePort()
  env = { PORT: String(port), DATA_DIR: join(folder, 'data') }
})

test.afterEach(() => rm(folder, { recursive: true, force: true }))

const start = (change: Record<string, string> = {}) => startProgram('scripts/start.mjs', [], { ...env, ...change })

test('npm start ends with the address and the demo logins, and stops when told to; a second finds what the first left', async () => {
  const first = start()
  await first.printed('Tidewater is ready')
  const health = await fetch(`http://localhost:${port}/api/health`)
  expect(await health.json()).toMatchObject({ mode: 'simulator', database: { kind: 'pglite', ok: true } })

  await test.step('beside it a second process on the same data is refused, and the first goes on', async () => {
    const { code, stderr } = await start({ PORT: String(await findFreePort()) }).ended
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('is in use by another Tidewater process')])
    expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200)
  })

  const { code, stdout, stderr } = await first.stop('SIGINT')
  expect(stdout).toContain(`http://localhost:${port}`)
  expect(stdout).toContain('with the two years they have lived')
  expect(stdout.match(/\w+@tidewater\.test/g)).toHaveLength(4)
  expect(stdout).toContain('tidewater-demo')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })

  await test.step('a second start migrates and makes nothing', async () => {
    const second = start()
    await second.printed('Tidewater is ready')
    const { code, stdout } = await second.stop()
    expect(code).toBe(0)
    expect(stdout).not.toContain('Migrated')
    expect(stdout).not.toContain('Made the demo people')
  })
})

test('a port in use is refused in one sentence, before any data is opened', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done))
  const { code, stderr } = await start().ended
  other.close()
  expect(code).toBe(1)
  expect(stderr.trim()).toBe(`Port ${port} is in use; stop the other program or set PORT to a free one.`)
})

test('a data folder that cannot be written is refused in one sentence', async () => {
  const file = join(folder, 'file')
  await writeFile(file, 'not a folder')
  const { code, stderr } = await start({ DATA_DIR: join(file, 'data') }).ended
  expect(code).toBe(1)
  expect(stderr.trim()).toBe(
    `The data folder ${join(file, 'data')} cannot be written to; set DATA_DIR to one that can.`,
  )
})

test('a configuration that is refused ends npm run serve with one sentence', async () => {
  const { code, stderr } = await startProgram('scripts/serve.mjs', [], { ...env, HOST: '0.0.0.0' }).ended
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('DEMO_PUBLIC=1')])
})

test('npm run build has nothing to do after npm start', async () => {
  const { code, stdout } = await startProgram('scripts/build.mjs', [], {}).ended
  expect(code).toBe(0)
  expect(stdout).toContain('The build is up to date.')
})

test('npm run dev answers', async () => {
  const program = startProgram('scripts/dev.mjs', [], { ...env, NODE_ENV: 'development' })
  await program.printed('Ready in')
  const health = await fetch(`http://localhost:${port}/api/health`)
  expect(health.status).toBe(200)
  await program.stop()
})
