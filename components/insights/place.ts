import { paths } from '@/lib/paths'
import { type TransactionFilter, writeFilter } from '@/lib/transactions/filter'

/** What a reader of insights has chosen; it stands in the address. */
export type Choice = {
  account: string | undefined
  currency: string | undefined
  transfers: 'counted' | 'left_out'
  days: '30' | '90' | '365'
}

/** Who reads, and what they chose. Staff always look at one account. */
export type Place = { audience: 'holder'; choice: Choice } | { audience: 'staff'; choice: Choice & { account: string } }

/** The same page with something chosen otherwise. */
export function chosen({ audience, choice }: Place, change: Partial<Choice>): string {
  const { account, currency, transfers, days } = { ...choice, ...change }
  const search = new URLSearchParams()
  if (account !== undefined && audience === 'holder') search.set('account', account)
  if (currency !== undefined) search.set('currency', currency)
  if (transfers !== 'counted') search.set('transfers', transfers)
  if (days !== '90') search.set('days', days)
  const page = audience === 'holder' ? paths.insights : paths.supportInsights(choice.account)
  return search.size === 0 ? page : `${page}?${search}`
}

/** The list of exactly these rows: among all of a holder's, or at the account that staff look at. */
export function rowsAt({ audience, choice }: Place, filter: TransactionFilter & { tx?: string }): string {
  const { account = choice.account === undefined ? undefined : [choice.account], tx, ...rest } = filter
  const search = writeFilter(audience === 'holder' && account ? { ...rest, account } : rest)
  if (tx !== undefined) search.set('tx', tx)
  const page = audience === 'holder' ? paths.transactions : paths.supportAccount(account?.[0] ?? choice.account)
  return `${page}?${search}`
}

/** One row, opened among the others of its account and day. */
export function rowAt(place: Place, { id, account, day }: { id: string; account: string; day: string }): string {
  return rowsAt(place, { account: [account], from: day, to: day, tx: id })
}

type Source = Record<string, string | string[] | undefined>

/** What an address asks for; what cannot be meant is left out, so that an old bookmark shows the page. */
export function readChoice(source: Source): Choice {
  const textOf = (name: string) => {
    const value = source[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const days = textOf('days')
  return {
    account: textOf('account'),
    currency: textOf('currency')?.toLowerCase(),
    transfers: textOf('transfers') === 'left_out' ? 'left_out' : 'counted',
    days: days === '30' || days === '365' ? days : '90',
  }
}
