import fc from 'fast-check'
import { parseSync } from 'ofx-js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toDecimal } from '@/lib/format/money'
import type { TransactionView } from '../transaction-view'
import { csv } from './csv'
import { asGiven, type ExportedAccount } from './exported'
import { json } from './json'
import { type OfxStatement, ofx } from './ofx'

const account = (id: string, category: string, last4: string | null = '6789'): ExportedAccount => ({
  id,
  institution_name: 'Harbour & Sons <Bank>',
  display_name: '=Everyday "joint"',
  last4,
  category,
  subcategory: category === 'credit' ? 'credit_card' : 'savings',
})
const accounts = [account('fca_1SeveralSignsLongAndMore', 'cash'), account('fca_2', 'credit', null)]

const at = '2026-02-03T04:05:06.000Z'
const moment = fc
  .integer({ min: 0, max: 24 * 400 })
  .map((hour) => new Date(Date.UTC(2025, 0, 1) + hour * 3_600_000 + (hour % 2) * 1000).toISOString())
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom('=1+1', '@SUM(A1)', '-1+1', 'A "B", C', 'a\r\nb', '<b>&amp;]]>', '\0', '\ud800', '', ' ', '-12.50'),
)
const row = fc.record<TransactionView>({
  id: fc.uuid().map((id) => `fctxn_${id.slice(0, 20)}`),
  account: fc.constantFrom(...accounts.map(({ id }) => id)),
  amount: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 })),
  currency: fc.constantFrom('usd', 'jpy', 'kwd'),
  description: words,
  status: fc.constantFrom('posted', 'pending', 'void'),
  transacted_at: moment,
  posted_at: fc.option(moment),
  void_at: fc.option(moment),
  transaction_refresh: fc.constant('fctxnref_1'),
  updated: moment,
})
const pages = fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 })

describe('the three files', () => {
  it('hold the same rows, as they were given', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (given) => {
        const rows = given.flat()
        expect(toldBy(csvTable(await textOf(csv(pagesOf(given), accounts))))).toEqual(rows.map(told))
        const { transactions } = jsonFile.parse(JSON.parse(await textOf(json(pagesOf(given), accounts))))
        expect(transactions.map(({ amount, currency, ...rest }) => told({ amount, currency, ...rest }))).toEqual(
          rows.map(told),
        )
        const read = readOfx(await textOf(ofx(statementsOf(rows), at)))
        expect(read.toSorted()).toEqual(
          rows
            .filter(({ status }) => status !== 'void')
            .map(inOfx)
            .toSorted(),
        )
      }),
    )
  })
})

describe('OFX', () => {
  it('is one statement for an account and currency, each with its balance', async () => {
    const text = await textOf(ofx(statementsOf([sample('fctxn_1', -5760, 'posted')]), at))
    expect(text).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
        '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>',
        '<OFX>',
        '<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><DTSERVER>20260203040506[0:GMT]</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>',
        '<BANKMSGSRSV1>',
        '<STMTTRNRS><TRNUID>fca_1SeveralSignsLongAndMore</TRNUID><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><STMTRS><CURDEF>USD</CURDEF><BANKACCTFROM><BANKID>UNKNOWN</BANKID><ACCTID>6789-lSignsLongAndMore</ACCTID><ACCTTYPE>SAVINGS</ACCTTYPE></BANKACCTFROM>',
        '<BANKTRANLIST><DTSTART>20250101</DTSTART><DTEND>20251231</DTEND>',
        '<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20250804153000[0:GMT]</DTPOSTED><DTUSER>20250801</DTUSER><TRNAMT>-57.60</TRNAMT><FITID>fctxn_1</FITID><NAME>Fish &amp; chips &lt;harbour&gt;</NAME></STMTTRN>',
        '</BANKTRANLIST>',
        '<LEDGERBAL><BALAMT>10.00</BALAMT><DTASOF>20250806081200[0:GMT]</DTASOF></LEDGERBAL><AVAILBAL><BALAMT>8.00</BALAMT><DTASOF>20250806081200[0:GMT]</DTASOF></AVAILBAL></STMTRS></STMTTRNRS>',
        '</BANKMSGSRSV1>',
        '</OFX>',
        '',
      ].join('\n'),
    )
  })

  it('keeps what may still change in a list of its own, and what does not count in none', async () => {
    const rows = [sample('fctxn_1', 1, 'pending'), sample('fctxn_2', 2, 'void'), sample('fctxn_3', 3, 'new_word')]
    const text = await textOf(ofx(statementsOf(rows), at))
    expect(text.match(/<STMTTRN>|<REFNUM>\w+/g)).toEqual(['<REFNUM>fctxn_1', '<REFNUM>fctxn_3'])
    expect(text).not.toContain('fctxn_2')
  })

  it('writes no balance where none is known, and nothing of an account that has no rows', async () => {
    const [statement] = statementsOf([sample('fctxn_1', 1, 'posted')])
    expect(await textOf(ofx(statement ? [{ ...statement, balance: null }] : [], at))).not.toContain('BAL')
    expect(await textOf(ofx([], at))).not.toContain('MSGSRSV1>\n<BANK')
  })

  it('tells two accounts apart that end in the same digits', async () => {
    const rows = ['fca_1SeveralSignsLongAndMore', 'fca_2'].map((id) => ({
      ...sample('fctxn_1', 1, 'posted'),
      account: id,
    }))
    const numbers = (await textOf(ofx(statementsOf(rows), at))).match(/<ACCTID>[^<]+/g) ?? []
    expect(numbers.map((number) => number.length - '<ACCTID>'.length <= 22)).toEqual([true, true])
    expect(new Set(numbers).size).toBe(2)
  })
})

it('an empty table still says its columns', async () => {
  expect(await textOf(csv(pagesOf([]), []))).toMatch(/^date,description,amount,currency,status,/)
  expect(JSON.parse(await textOf(json(pagesOf([]), [])))).toEqual({ accounts: [], transactions: [] })
})

function sample(id: string, amount: number, status: string): TransactionView {
  return {
    id,
    account: 'fca_1SeveralSignsLongAndMore',
    amount,
    currency: 'usd',
    description: 'Fish & chips <harbour>',
    status,
    transacted_at: '2025-08-01T00:00:00.000Z',
    posted_at: '2025-08-04T15:30:00.000Z',
    void_at: null,
    transaction_refresh: 'fctxnref_1',
    updated: at,
  }
}

async function* pagesOf<T>(pages: T[]): AsyncGenerator<T> {
  yield* pages
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

function statementsOf(rows: TransactionView[]): OfxStatement[] {
  return accounts.flatMap((each) =>
    ['usd', 'jpy', 'kwd'].flatMap((currency) => {
      const own = rows.filter((row) => row.account === each.id && row.currency === currency)
      if (own.length === 0) return []
      const balance = { current: 1000, available: each.category === 'cash' ? 800 : null, as_of: '2025-08-06T08:12:00Z' }
      return {
        account: each,
        currency,
        from: '2025-01-01',
        to: '2025-12-31',
        posted: pagesOf([own.filter(({ status }) => status === 'posted')]),
        pending: pagesOf([own.filter(({ status }) => status !== 'posted' && status !== 'void')]),
        balance,
      }
    }),
  )
}

type Told = Pick<TransactionView, 'id' | 'account' | 'amount' | 'currency' | 'description' | 'status' | 'transacted_at'>

function told(row: Told) {
  const { id, account, description, status } = row
  const amount = toDecimal(row.amount, row.currency)
  return [id, account, amount, row.currency, safe(description), status, asGiven(row.transacted_at)]
}

/** A spreadsheet is given an apostrophe with a formula; half a sign cannot be written at all. */
const safe = (text: string) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, '').replace(/\p{Surrogate}/gu, '\ufffd')

const jsonFile = z.object({
  transactions: z.array(
    z.object({
      id: z.string(),
      account: z.string(),
      amount: z.number(),
      currency: z.string(),
      description: z.string(),
      status: z.string(),
      transacted_at: z.string(),
    }),
  ),
})

/** As RFC 4180 has it read. */
function csvTable(text: string): Record<string, string>[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  const lines: string[][] = [[]]
  let read = 0
  for (const [whole, quoted, bare = '', end] of text.matchAll(cell)) {
    read += whole.length
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '\r\n') lines.push([])
  }
  expect(read).toBe(text.length)
  const [names = [], ...rows] = lines.slice(0, -1)
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? '?'])))
}

function toldBy(lines: Record<string, string>[]) {
  return lines.map(({ id, account, amount, currency = '', description = '', status, date }) => [
    id,
    account,
    amount,
    currency.toLowerCase(),
    safe(description),
    status,
    date,
  ])
}

const many = <T extends z.ZodType>(one: T) =>
  z
    .union([z.array(one), one.transform((each) => [each])])
    .optional()
    .transform((all) => all ?? [])
const said = z.object({ NAME: z.string().default(''), MEMO: z.string().optional(), TRNAMT: z.string() })
const statement = z.object({
  CURDEF: z.string(),
  BANKTRANLIST: z.object({ STMTTRN: many(said.extend({ FITID: z.string(), DTUSER: z.string() })) }),
  BANKTRANLISTP: z.object({ STMTTRNP: many(said.extend({ REFNUM: z.string(), DTTRAN: z.string() })) }).optional(),
})
const answer = { TRNUID: z.string() }
const ofxFile = z.object({
  BANKMSGSRSV1: z.object({ STMTTRNRS: many(z.object({ ...answer, STMTRS: statement })) }).optional(),
  CREDITCARDMSGSRSV1: z.object({ CCSTMTTRNRS: many(z.object({ ...answer, CCSTMTRS: statement })) }).optional(),
})

/** What a program of somebody else's finds. */
function readOfx(text: string): string[] {
  const { BANKMSGSRSV1: bank, CREDITCARDMSGSRSV1: cards } = ofxFile.parse(parseSync(text).OFX)
  const all = [
    ...(bank?.STMTTRNRS ?? []).map(({ TRNUID, STMTRS }) => ({ TRNUID, ...STMTRS })),
    ...(cards?.CCSTMTTRNRS ?? []).map(({ TRNUID, CCSTMTRS }) => ({ TRNUID, ...CCSTMTRS })),
  ]
  return all.flatMap(({ TRNUID, CURDEF, BANKTRANLIST, BANKTRANLISTP }) => [
    ...BANKTRANLIST.STMTTRN.map((row) =>
      [row.FITID, TRNUID, row.TRNAMT, CURDEF, row.MEMO ?? row.NAME, 'posted', row.DTUSER].join('|'),
    ),
    ...(BANKTRANLISTP?.STMTTRNP ?? []).map((row) =>
      [row.REFNUM, TRNUID, row.TRNAMT, CURDEF, row.MEMO ?? row.NAME, 'pending', row.DTTRAN].join('|'),
    ),
  ])
}

/** Of the signs that stand on a line. */
const isInXml = (code: number) =>
  code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff

function inOfx(row: TransactionView): string {
  const digits = row.transacted_at.replace(/\D/g, '')
  const time = digits.endsWith('000000000') ? digits.slice(0, 8) : `${digits.slice(0, 14)}[0:GMT]`
  const signs = [...row.description.replace(/[\t\n\r]/g, ' ')]
  const description = signs.map((sign) => (isInXml(sign.codePointAt(0) ?? 0) ? sign : '\ufffd'))
  const amount = toDecimal(row.amount, row.currency)
  const shown = [...description.join('').trim()].slice(0, 255).join('')
  return [row.id, row.account, amount, row.currency.toUpperCase(), shown, row.status, time].join('|')
}
