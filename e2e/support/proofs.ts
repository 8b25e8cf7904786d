import { existsSync, readFileSync } from 'node:fs'

/** By file, what the titles of the tests that prove something say: a piece, where the rest differs. */
export type Proofs = Record<string, string | readonly string[]>

/** Each test that is named, and the whole title that has this piece, as it is written in the file; null where there is none. */
export function namedTests(proofs: Proofs): { file: string; piece: string; title: string | null }[] {
  return Object.entries(proofs).flatMap(([file, pieces]) =>
    [pieces].flat().map((piece) => ({ file, piece, title: titleOf(file, piece) })),
  )
}

/** “`file`: “title”, “title””, for tables. */
export function proofWords(proofs: Proofs): string {
  const files = Object.keys(proofs).map((file) => {
    const titles = namedTests({ [file]: proofs[file] ?? [] }).map(({ piece, title }) => `“${title ?? piece}”`)
    return `\`${file}\`: ${titles.join(', ')}`
  })
  return files.join('; ')
}

/** The test with this piece in its title, as it is written: with the table it takes its cases from, or the group it stands in. */
export function blockOf(file: string, piece: string): string {
  const blocks = readFileSync(file, 'utf8').split(/\n(?=test\b|for \(|(?:async )?function )/)
  return blocks.find((block) => /^(test|for )/.test(block) && block.includes(piece)) ?? ''
}

function titleOf(file: string, piece: string): string | null {
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const line = lines.find((each) => /(^|\W)(test|it|describe)\W|\]\)\(|^\s*\[?[`']/.test(each) && each.includes(piece))
  const quoted = [...(line ?? '').matchAll(/(['`"])((?:\\.|(?!\1).)+)\1/g)].map(([, , title = '']) => title)
  return quoted.find((title) => title.includes(piece)) ?? null
}
