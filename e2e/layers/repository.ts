import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseAst } from 'vitest/node'

export type SourceFile = { path: string; text: string }

/** Files by their path from the root. Rules ask it what an import leads to. */
export type Repository = ReadonlyMap<string, SourceFile>

export type Node = { type: string } & Record<string, unknown>

const leftOut = new Set(['node_modules', '.next', '.data', '.cache', '.git', 'test-results', 'playwright-report'])
const binary = /\.(png|ico|woff2?|br|gz|tsbuildinfo)$/

export function readRepository(root: string): Repository {
  const paths = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return []
    return entry.isDirectory() ? listFolder(root, entry.name) : [entry.name]
  })
  const files = paths
    .filter((path) => !binary.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  return repositoryOf(files)
}

export function repositoryOf(files: SourceFile[]): Repository {
  return new Map(files.map((file) => [file.path, file]))
}

/** TypeScript that this repository wrote: not generated, not configuration of the compiler. */
export function isTypeScript({ path }: SourceFile): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts')
}

export function isTest({ path }: SourceFile): boolean {
  return /\.(test|spec|fixture)\.tsx?$/.test(path) || path.startsWith('e2e/') || path.startsWith('lib/testing/')
}

/** Every node of a file's syntax, in no promised order. */
export function nodesOf(file: SourceFile): Node[] {
  const known = parsed.get(file)
  if (known) return known
  const nodes: Node[] = []
  collect(parseAst(file.text, { lang: file.path.endsWith('x') ? 'tsx' : 'ts' }), nodes)
  parsed.set(file, nodes)
  return nodes
}

/** What a file imports: a path inside the repository where it leads to one, else the package's name as written. */
export function importsOf(file: SourceFile, repository: Repository): string[] {
  return nodesOf(file).flatMap((node) => {
    if (!importing.has(node.type)) return []
    const written = literal(node.source)
    return written === null ? [] : [resolve(written, file, repository)]
  })
}

/** The names a file takes from one other file of the repository. */
export function namesImportedFrom(target: string, file: SourceFile, repository: Repository): string[] {
  return nodesOf(file).flatMap((node) => {
    if (node.type !== 'ImportDeclaration' || !Array.isArray(node.specifiers)) return []
    const written = literal(node.source)
    if (written === null || resolve(written, file, repository) !== target) return []
    return node.specifiers.flatMap(({ imported }) => (isNode(imported) ? [String(imported.name)] : []))
  })
}

/** The value of a string in the syntax, or null where it is something else. */
export function literal(node: unknown): string | null {
  return isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

const parsed = new WeakMap<SourceFile, Node[]>()
const importing = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'])

function collect(value: unknown, nodes: Node[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, nodes)
  if (!isNode(value)) return
  nodes.push(value)
  for (const child of Object.values(value)) if (typeof child === 'object') collect(child, nodes)
}

function resolve(written: string, from: SourceFile, repository: Repository): string {
  const inside = toRepositoryPath(written, from)
  if (inside === null) return written
  const found = ['', '.ts', '.tsx', '/index.ts'].map((ending) => inside + ending).find((path) => repository.has(path))
  return found ?? inside
}

function toRepositoryPath(written: string, from: SourceFile): string | null {
  if (written.startsWith('@/')) return written.slice(2)
  return written.startsWith('.') ? posix.join(posix.dirname(from.path), written) : null
}

function listFolder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => posix.join(entry.parentPath.slice(root.length).replace(/^\/+/, ''), entry.name))
}
