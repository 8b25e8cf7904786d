import 'server-only'

/** One line of a table as RFC 4180 has it. What stands inside of a cell is written as JSON. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return quoted(inert(value))
  return typeof value === 'object' ? quoted(JSON.stringify(value)) : String(value)
}

const runs = /^[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^-\d+(\.\d+)?$/

/** What a spreadsheet would take for a formula begins with an apostrophe; a number below zero is none. */
function inert(text: string): string {
  return runs.test(text) && !isNumber.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
