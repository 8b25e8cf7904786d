import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readRepository } from './layers/repository'

/** Too long to run inside the suite, or the suite itself. */
const notRunInside = new Set(['test', 'prove', 'bench', 'screens'])

const manifest = z.object({ scripts: z.record(z.string(), z.string()) })
const { scripts } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')))
const commands = commandsIn(readFileSync('README.md', 'utf8'))

test('the README shows the two commands', () => {
  expect(commands).toEqual(expect.arrayContaining(['npm start', 'npm test']))
})

test.each(commands.filter((command) => !/^npm (ci|install)\b/.test(command)))(
  '%s is there and is run by the suite',
  (command) => {
    const name = scriptOf(command)
    const file = /^node (\S+)$/.exec(scripts[name] ?? '')?.[1] ?? ''
    expect(existsSync(file)).toBe(true)
    if (!notRunInside.has(name)) expect(suiteFilesNaming(file)).not.toEqual([])
  },
)

/** Lines of fenced shell blocks that begin with npm, without environment or comment. */
function commandsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/```(?:sh|bash)\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  const lines = blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/^(\w+=\S+ )+|\s+#.*$/g, '').trim())
  return [...new Set(lines.filter((line) => line.startsWith('npm ')))]
}

function scriptOf(command: string): string {
  const [, first = '', second = ''] = command.split(/\s+/)
  return first === 'run' ? second : first
}

function suiteFilesNaming(program: string): string[] {
  const isSuite = (path: string) => path === 'playwright.config.ts' || /^(e2e|lib)\/.*\.(spec|test)\.ts$/.test(path)
  const files = [...readRepository(process.cwd()).values()]
  return files.filter(({ path, text }) => isSuite(path) && text.includes(program)).map(({ path }) => path)
}
