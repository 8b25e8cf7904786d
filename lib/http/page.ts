// (shared) The envelope of every list of ours.

export type Page<Row> = { data: Row[]; next_cursor: string | null }
