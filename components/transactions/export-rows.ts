// (shared) Filtered transactions as a file, in the browser.
import { handOver, requestFile } from '@/lib/http/request-file'
import { api } from '@/lib/paths'
import type { ExportFormat } from '@/lib/transactions/export/export-formats'
import { type TransactionFilter, writeFilter } from '@/lib/transactions/filter'

export type ExportWish = { format: ExportFormat; filter: TransactionFilter; timeZone: string }

type Options = { onRows: (rows: number) => void; signal: AbortSignal }

/** Gives the file's name, once the browser has been given it to keep. */
export async function exportRows(
  { format, filter, timeZone }: ExportWish,
  { onRows, signal }: Options,
): Promise<string> {
  const query = writeFilter(filter)
  query.set('tz', timeZone)
  query.set('format', format)
  let rows = 0
  const received = await requestFile(`${api.transactionsExport}?${query}`, {
    signal,
    onPart: (part) => {
      rows += linesIn(part)
      onRows(rows)
    },
  })
  handOver(received)
  return received.name
}

const lineFeed = 10

/** Every format writes a row to a line, and a few lines around them. */
function linesIn(part: Uint8Array): number {
  let lines = 0
  for (const byte of part) if (byte === lineFeed) lines += 1
  return lines
}
