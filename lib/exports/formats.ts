import 'server-only'
import { csvText } from './csv-text'
import type { Row } from './person'

type Pages = AsyncIterable<Row[]>

/** One object of JSON to a line. */
export async function* jsonLines(pages: Pages): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** A table under the names of its first row's values. */
export async function* csv(pages: Pages): AsyncGenerator<string> {
  let columns: string[] = []
  for await (const rows of pages) {
    const header = columns.length === 0
    if (header) columns = Object.keys(rows[0] ?? {})
    if (columns.length > 0) yield csvText(columns, rows, { header })
  }
}
