// (shared) A table's roles for elements that are placed by hand: real rows and cells cannot be taken out of a table's middle.

export function asGrid(label: string, lines: number) {
  return { role: 'grid', 'aria-label': label, 'aria-rowcount': lines } as const
}

export function asDay(headingId: string) {
  return { role: 'rowgroup', 'aria-labelledby': headingId } as const
}

/** @param line counts from 1, headers and all. */
export function asRow(line: number, isSelected?: boolean) {
  return { role: 'row', 'aria-rowindex': line, 'aria-selected': isSelected } as const
}

export const asRowHeader = { role: 'rowheader' } as const
export const asCell = { role: 'gridcell' } as const

/** Leads somewhere once it has come, and keeps the focus meanwhile. */
export const asAwaitedLink = { role: 'link', 'aria-disabled': true } as const
