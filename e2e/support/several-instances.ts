import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { findFreePort } from '@/lib/testing/free-port'
import { type PostgresServer, startPostgres } from '@/lib/testing/postgres-server'
import { askPostgres } from './ask-postgres'
import type { StandaloneSimulator } from './linked-person'
import { type Program, startShell } from './program'
import { expect } from './test'

export type Instance = { url: string; program: Program }

export type Several = {
  postgres: PostgresServer
  databaseUrl: string
  simulator: StandaloneSimulator
  webhookSecret: string
  first: Instance
  second: Instance
  stop(): Promise<void>
}

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** Does what the README says of several instances, word for word but for ports, folders and the database. */
export async function startSeveral(): Promise<Several> {
  const folder = await mkdtemp(join(tmpdir(), 'tidewater-several-'))
  const postgres = await startPostgres()
  await askPostgres(postgres.urlOf('postgres'), 'create database several')
  const databaseUrl = postgres.urlOf('several')
  const ports = await freePorts()
  const { settings, simulator, instances, registration } = readReadme({
    'postgres://postgres@127.0.0.1:5432/tidewater': databaseUrl,
    '.data/shared-simulator': join(folder, 'simulator'),
    '12111': String(ports.simulator),
    '3001': String(ports.first),
    '3002': String(ports.second),
  })
  const env = { DATA_DIR: join(folder, 'data') }
  const bank = startShell(`${settings}\n${simulator}`, env)
  await bank.printed('simulator listening on')
  const programs = instances.map((command) => startShell(`${settings}\n${command}`, env))
  await Promise.all(programs.map((program) => program.printed('is serving at')))
  const { status, stderr } = spawnSync('sh', ['-ec', `${settings}\n${registration}`], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const [first, second] = programs
  if (!first || !second) throw new Error('The README starts fewer than two instances.')
  return {
    postgres,
    databaseUrl,
    simulator: { url: `http://127.0.0.1:${ports.simulator}`, key: 'sk_test_harbour' },
    webhookSecret: 'whsec_of_your_choice',
    first: { url: `http://localhost:${ports.first}`, program: first },
    second: { url: `http://localhost:${ports.second}`, program: second },
    async stop() {
      await Promise.all([...programs, bank].map((program) => program.stop()))
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePorts() {
  return { simulator: await findFreePort(), first: await findFreePort(), second: await findFreePort() }
}

/** The commands under the heading, by what they do, with other words in place of its own. */
function readReadme(words: Record<string, string>) {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('\n## Several instances\n')
  const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(section) ?? []
  const missing = Object.keys(words).filter((word) => !block.includes(word))
  expect(missing, 'words the README no longer uses').toEqual([])
  const text = Object.entries(words).reduce((all, [word, ours]) => all.replaceAll(word, ours), block)
  const lines = text.replaceAll('\\\n', ' ').trim().split('\n')
  const starting = (pattern: RegExp) => lines.filter((line) => pattern.test(line))
  return {
    settings: starting(/^export /).join('\n'),
    simulator: starting(/^npm run simulator/)
      .map(withoutNpm)
      .join('\n'),
    instances: starting(/^PORT=\d+ npm run serve/).map(withoutNpm),
    registration: starting(/^curl /).join('\n'),
  }
}

/** npm would stand between us and the process: signals are meant for the one that serves. */
function withoutNpm(line: string): string {
  const command = line.replace(/ &$/, '').replace(/npm run (\w+)(?: --)?/, (_, name) => scripts[name] ?? '')
  return command.replace(/^(\w+=\S+ )*/, (settings) => `${settings ? `export ${settings}; ` : ''}exec `)
}
