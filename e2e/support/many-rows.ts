import type { Page, Route } from '@playwright/test'

const dayMs = 86_400_000

/** Answers like the server's, of a customer who has this many rows. */
export async function pretendRows(page: Page, { rows, days }: { rows: number; days: number }): Promise<string[]> {
  const asked: string[] = []
  const perDay = rows / days
  const dayAt = (index: number) => new Date(Date.UTC(2025, 7, 6) - index * dayMs).toISOString().slice(0, 10)
  const totals = [{ currency: 'usd', in: 0, out: -100 * perDay, net: -100 * perDay }]
  const data = Array.from({ length: days }, (_, index) => ({ day: dayAt(index), count: perDay, void_count: 0, totals }))
  await page.route('**/api/transactions/days?*', (route) => route.fulfill({ json: { data } }))
  await page.route('**/api/transactions?*', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ json: { data: rowsOf(route, perDay), next_cursor: null } })
  })
  return asked
}

function rowsOf(route: Route, perDay: number): object[] {
  const query = new URL(route.request().url()).searchParams
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit'))]
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  return Array.from({ length: days * perDay }, (_, index) => {
    const day = new Date(Date.parse(to) - Math.floor(index / perDay) * dayMs).toISOString()
    const id = `fctxn_${day.slice(0, 10)}_${index % perDay}`
    return {
      id,
      account: 'fca_1',
      amount: -100,
      currency: 'usd',
      description: id,
      status: 'posted',
      transacted_at: day,
    }
  }).slice(offset, offset + limit)
}
