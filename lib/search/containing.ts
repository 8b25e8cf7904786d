import 'server-only'

/** A pattern for `ilike` that means these very characters, anywhere. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
}
