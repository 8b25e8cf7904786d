import { importsOf, isTest, isTypeScript, namesImportedFrom, type Repository, type SourceFile } from './repository'

export type Rule = {
  name: string
  /** What breaks the rule, each as one line; empty where nothing does. */
  check(file: SourceFile, repository: Repository): string[]
}

export const importRules: Rule[] = [
  importRule('pages and handlers leave SQL and Stripe to services', (path) => path.startsWith('app/'), [
    (target) => isPackage(target, ['stripe', 'drizzle-orm', 'pg', '@electric-sql/pglite']),
    (target) => target.startsWith('lib/db/') || /^lib\/.*\/(table|repo)\.ts$/.test(target),
  ]),
  importRule('a noun of components imports no other noun', (path) => path.startsWith('components/'), [
    (target, from) => {
      const noun = nounOf(target)
      return noun !== null && !['ui', 'shell', nounOf(from.path)].includes(noun)
    },
  ]),
  importRule('components/ui knows no domain', (path) => path.startsWith('components/ui/'), [
    (target) => target.startsWith('components/') && !target.startsWith('components/ui/'),
    (target) => target.startsWith('lib/') && !/^lib\/(format|i18n)\//.test(target),
  ]),
  importRule('components/shell is built of components/ui', (path) => path.startsWith('components/shell/'), [
    (target) => target.startsWith('components/') && !/^components\/(ui|shell)\//.test(target),
  ]),
  importRule('components import no page', (path) => path.startsWith('components/'), [
    (target) => target.startsWith('app/'),
  ]),
  importRule('components leave tables to lib', (path) => path.startsWith('components/'), [
    (target) => /^lib\/.*\/table\.ts$/.test(target) || isPackage(target, ['drizzle-orm']),
  ]),
  {
    name: 'only queries.ts speaks HTTP',
    check(file, repository) {
      if (!file.path.startsWith('components/') || file.path.endsWith('/queries.ts') || !isTypeScript(file)) return []
      const isClient = namesImportedFrom('lib/http/client.ts', file, repository).includes('request')
      return isClient ? ['imports request of lib/http/client.ts'] : []
    },
  },
  importRule('lib imports no page and no component', (path) => path.startsWith('lib/'), [
    (target) => /^(app|components)\//.test(target),
  ]),
  importRule('the simulator imports nothing of ours', (path) => path.startsWith('lib/simulator/'), [
    (target) => target === 'server-only' || (isOurs(target) && !target.startsWith('lib/simulator/')),
  ]),
  importRule('only the seam knows the simulator', (path) => !/^(lib\/(simulator|stripe)|scripts)\//.test(path), [
    (target) => target.startsWith('lib/simulator/'),
  ]),
  {
    name: 'components import only lib files that are (shared), and words',
    check: (file, repository) =>
      file.path.startsWith('components/') ? serverImports(file, repository).filter((target) => !isWords(target)) : [],
  },
  {
    name: 'a (shared) lib file imports only (shared) ones',
    check: (file, repository) =>
      file.path.startsWith('lib/') && isShared(file) ? serverImports(file, repository) : [],
  },
]

/** The first line says on which side a lib file may run. */
export function isShared({ text }: SourceFile): boolean {
  return (text.split('\n', 1)[0] ?? '').includes('(shared)')
}

function importRule(
  name: string,
  applies: (path: string) => boolean,
  forbidden: ((target: string, from: SourceFile) => boolean)[],
): Rule {
  return {
    name,
    check(file, repository) {
      if (!isTypeScript(file) || isTest(file) || !applies(file.path)) return []
      const targets = importsOf(file, repository)
      return targets.filter((target) => forbidden.some((is) => is(target, file))).map((target) => `imports ${target}`)
    },
  }
}

function serverImports(file: SourceFile, repository: Repository): string[] {
  if (!isTypeScript(file) || isTest(file)) return []
  return importsOf(file, repository)
    .filter((target) => target.startsWith('node:') || isServerLib(repository.get(target)))
    .map((target) => `imports ${target}`)
}

/** Components that stay on the server ask for their words themselves; `server-only` keeps the others from it. */
function isWords(breach: string): boolean {
  return breach.startsWith('imports lib/i18n/')
}

function isServerLib(target: SourceFile | undefined): boolean {
  return target?.path.startsWith('lib/') === true && !isShared(target)
}

function nounOf(path: string): string | null {
  return /^components\/([^/]+)\//.exec(path)?.[1] ?? null
}

function isPackage(target: string, names: string[]): boolean {
  return names.some((name) => target === name || target.startsWith(`${name}/`))
}

function isOurs(target: string): boolean {
  return /^(app|components|lib|messages|e2e|scripts)\//.test(target)
}
