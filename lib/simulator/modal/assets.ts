import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Asset = { body: string; type: string; etag: string }

const TYPES: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }
const LISTED = /^(?:[a-z-]+\/)?[a-z-]+\.(js|css)$/

/**
 * The browser's files, by name. Only names found in the folder are ever read, so no name leads out of it.
 * A file is kept in memory until it changes on disk.
 */
export function createAssets(folder: string) {
  const names = new Set<string>()
  const kept = new Map<string, { asset: Asset; changed: number }>()

  return {
    /** Null where there is no such file. */
    read(name: string): Asset | null {
      if (names.size === 0) for (const found of filesIn(folder)) names.add(found)
      const [, extension = ''] = LISTED.exec(name) ?? []
      if (!names.has(name) || !extension) return null

      const path = join(folder, name)
      const changed = statSync(path).mtimeMs
      const known = kept.get(name)
      if (known?.changed === changed) return known.asset

      const body = withoutCommentLines(readFileSync(path, 'utf8'))
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`
      const asset = { body, type: TYPES[extension] ?? 'text/plain', etag }
      kept.set(name, { asset, changed })
      return asset
    },
  }
}

function filesIn(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return found.map((name) => name.replaceAll('\\', '/')).filter((name) => LISTED.test(name))
}

/** The types stand in comments and are half of what would travel. A line that begins with `*` or `//` is never code in these files. */
function withoutCommentLines(source: string): string {
  return source.replace(/^[ \t]*(?:\/\/|\/\*|\*).*\n/gm, '').replace(/^[ \t]+/gm, '')
}
