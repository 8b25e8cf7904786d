import 'server-only'

/** Years that Postgres and ISO both write with four digits, with a day to spare at the end. */
export function isStorableMoment(text: string): boolean {
  const year = new Date(text).getUTCFullYear()
  return year >= 1 && year <= 9998
}
