import 'server-only'

export const pageRows = 500

/** Reads on from the last row of each page, so that however much there is, one page is held at a time. */
export async function* paged<Stored>(read: (last: Stored | undefined) => Promise<Stored[]>): AsyncGenerator<Stored[]> {
  let last: Stored | undefined
  do {
    const rows = await read(last)
    if (rows.length > 0) yield rows
    last = rows.length < pageRows ? undefined : rows.at(-1)
  } while (last !== undefined)
}
