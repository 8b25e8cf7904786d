import 'server-only'
import { stringify } from 'csv-stringify/sync'

/** Lines of a table as RFC 4180 has it. What stands inside of a cell is written as JSON. */
export function csvText(columns: readonly string[], rows: readonly object[], { header }: { header: boolean }): string {
  const cast = { string: inert, boolean: String }
  const shape = { columns: [...columns], header, record_delimiter: 'windows', quoted_match: lineBreak }
  return stringify([...rows], { ...shape, cast })
}

/** The library puts quotes around both signs together only; either ends a line where the file is read. */
const lineBreak = /[\r\n]/
const runs = /^[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^-\d+(\.\d+)?$/

/** What a spreadsheet would take for a formula begins with an apostrophe; a number below zero is none, unlike for the library. */
function inert(text: string): string {
  return runs.test(text) && !isNumber.test(text) ? `'${text}` : text
}
