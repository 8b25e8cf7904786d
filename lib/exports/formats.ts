import 'server-only'
import { csvLine } from './csv-line'
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
    const isFirst = columns.length === 0
    if (isFirst) columns = Object.keys(rows[0] ?? {})
    const lines = rows.map((row) => csvLine(columns.map((name) => row[name])))
    if (columns.length > 0) yield [...(isFirst ? [csvLine(columns)] : []), ...lines].join('')
  }
}
