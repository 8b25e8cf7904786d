import { describe, expect, test } from 'vitest'
import { codeRules, findStripeClients } from './layers/code-rules'
import { importRules } from './layers/import-rules'
import { readRepository, repositoryOf, type SourceFile } from './layers/repository'
import { wordRules } from './layers/word-rules'

const repository = readRepository(process.cwd())
const rules = [...importRules, ...codeRules, ...wordRules]

describe('the house as it stands', () => {
  test.each(rules)('$name', ({ check }) => {
    const breaches = [...repository.values()].flatMap((file) =>
      check(file, repository).map((what) => `${file.path} ${what}`),
    )
    expect(breaches).toEqual([])
  })

  test("Stripe's client is made once", () => {
    expect(findStripeClients(repository)).toHaveLength(1)
  })

  test('the reader sees the house', () => {
    expect(repository.has('app/layout.tsx')).toBe(true)
    expect(repository.size).toBeGreaterThan(100)
  })
})

/** One breach for each rule: proof that the rule would notice. */
const planted: Record<string, SourceFile[]> = {
  'pages and handlers leave SQL and Stripe to services': [
    { path: 'app/page.tsx', text: `import { sql } from 'drizzle-orm'` },
    { path: 'app/api/x/route.ts', text: `import { accounts } from '@/lib/accounts/table'` },
  ],
  'a noun of components imports no other noun': [
    { path: 'components/accounts/row.tsx', text: `import { Owner } from '@/components/owners/owner'` },
    { path: 'components/accounts/row.tsx', text: `const load = () => import('../owners/owner')` },
  ],
  'components/ui knows no domain': [
    { path: 'components/ui/badge.tsx', text: `import { statuses } from '@/lib/accounts/status'` },
  ],
  'components/shell is built of components/ui': [
    { path: 'components/shell/frame.tsx', text: `import { Row } from '@/components/accounts/row'` },
  ],
  'components import no page': [{ path: 'components/link/a.tsx', text: `export { default } from '@/app/page'` }],
  'only queries.ts speaks HTTP': [
    { path: 'components/link/a.tsx', text: `import { request } from '@/lib/http/client'` },
  ],
  'lib imports no page and no component': [
    { path: 'lib/a.ts', text: `import { Row } from '@/components/accounts/row'` },
  ],
  'the simulator imports nothing of ours': [
    { path: 'lib/simulator/index.ts', text: `import { now } from '../clock'` },
    { path: 'lib/simulator/index.ts', text: `import { now } from '@/lib/clock'` },
  ],
  'only the seam knows the simulator': [
    { path: 'lib/accounts/a.ts', text: `import { banks } from '@/lib/simulator/banks/banks'` },
  ],
  'components import only lib files that are (shared), and words': [
    { path: 'components/accounts/row.tsx', text: `import type { Row } from '@/lib/accounts/list'` },
  ],
  'components leave tables to lib': [
    { path: 'components/accounts/row.tsx', text: `import type { Row } from '@/lib/accounts/table'` },
  ],
  'a (shared) lib file imports only (shared) ones': [
    { path: 'lib/a.ts', text: `// (shared) Money.\nimport { x } from './accounts/table'` },
    { path: 'lib/a.ts', text: `// (shared) Money.\nimport { x } from 'node:fs'` },
  ],
  'the environment is read in lib/env.ts': [{ path: 'lib/a.ts', text: `export const key = process.env.KEY` }],
  'Date.now() is asked in lib/clock.ts': [
    { path: 'lib/a.ts', text: `export const at = Date.now()` },
    { path: 'components/a/b.tsx', text: `export const at = new Date()` },
  ],
  'fetch is called in lib': [{ path: 'components/a/b.tsx', text: `await fetch('/api/health')` }],
  'no `as` but `as const`': [{ path: 'lib/a.ts', text: `export const a = b as string` }],
  'no type in angle brackets': [{ path: 'lib/a.ts', text: `export const a = <string>b` }],
  'no `!`': [{ path: 'lib/a.ts', text: `export const a = b!.c` }],
  'no `any`': [{ path: 'lib/a.ts', text: `export let a: any` }],
  'colours stand in app/globals.css': [
    { path: 'components/a/b.tsx', text: `export const a = <i className="text-[#ff0000]" />` },
    { path: 'components/a/b.tsx', text: 'export const a = { color: `oklch(.5 .1 20)` }' },
  ],
  'colours stand in app/globals.css (style sheets)': [{ path: 'components/a/b.css', text: `a { color: rgb(1 2 3) }` }],
  'words stand in messages': [
    { path: 'components/a/b.tsx', text: 'export const a = <p>\n  Nothing here\n</p>' },
    { path: 'components/a/b.tsx', text: `export const a = <p>{isNew ? 'New' : <b>{t('old')}</b>}</p>` },
    { path: 'app/page.tsx', text: `export const a = <Field label={\`Name of \${b}\`} hint={t('hint')} />` },
    { path: 'app/page.tsx', text: `export const metadata = { title: 'Accounts' }` },
    { path: 'components/a/b.tsx', text: `toast('Saved.')` },
  ],
  'what is refused to a person stands in messages': [
    { path: 'lib/a.ts', text: `throw new AppError('not_allowed', 'Nobody may do this on Sundays.')` },
  ],
  'the compiler is not silenced': [{ path: 'lib/a.ts', text: `// @ts-${'ignore'}\nexport const a = b` }],
  'a lib file says on which side it runs': [
    { path: 'lib/a.ts', text: `import { b } from './b'\nimport 'server-only'` },
  ],
  'no place outside the repository is named': [
    { path: 'README.md', text: ['see ', 'work', 'x'].join('/') },
    { path: 'README.md', text: ['see ..', 'shared', 'stack.md'].join('/') },
  ],
  'a form names its method': [{ path: 'components/a.tsx', text: '<form onSubmit={send}>' }],
  'no file without a subject': [{ path: 'lib/http/helpers.ts', text: '' }],
  'no file above 300 lines': [{ path: 'lib/a.ts', text: '\n'.repeat(301) }],
}

describe('each rule notices a breach', () => {
  const server = ['lib/accounts/table.ts', 'lib/accounts/list.ts'].map((path) => ({
    path,
    text: `import 'server-only'`,
  }))
  const client: SourceFile = { path: 'lib/http/client.ts', text: '// (shared)' }

  test.each(rules)('$name', ({ name, check }) => {
    const files = planted[name] ?? []
    expect(files).not.toEqual([])
    for (const file of files) expect(check(file, repositoryOf([file, client, ...server]))).toHaveLength(1)
  })

  test("Stripe's client is made once", () => {
    const twice = ['lib/a.ts', 'lib/b.ts'].map((path) => ({ path, text: `new Stripe('sk_test_1')` }))
    expect(findStripeClients(repositoryOf(twice))).toHaveLength(2)
  })
})
