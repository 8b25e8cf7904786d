import 'server-only'
import type { Viewer } from '@/lib/auth/roles'

/** Whose data is read: every question names them. */
export type Person = Pick<Viewer, 'userId' | 'role' | 'holderId' | 'email'>

/** What is written of something: names as our routes write them, values as JSON has them. */
export type Row = Record<string, unknown>

/** A row of the database in those words. */
export function rowOf(stored: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [snakeCase(name), plain(value)]))
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
