import 'server-only'
import { stringify } from 'csv-stringify/sync'
import type { Row } from './person'

type Pages = AsyncIterable<Row[]>

/** One object of JSON to a line. */
export async function* jsonLines(pages: Pages): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** A table as RFC 4180 has it. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export async function* csv(pages: Pages): AsyncGenerator<string> {
  let columns: string[] | undefined
  for await (const rows of pages) {
    const header = columns === undefined
    columns ??= Object.keys(rows[0] ?? {})
    if (columns.length === 0) columns = undefined
    else
      yield stringify(rows, {
        columns,
        header,
        record_delimiter: 'windows',
        escape_formulas: true,
        cast: { boolean: String },
      })
  }
}
