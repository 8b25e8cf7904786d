import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFilter, type TransactionFilter, writeFilter } from './filter'

const word = fc.stringMatching(/^[a-z0-9_]{1,12}$/)
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 })
const amount = fc.nat({ max: 999_999_999_999_999 })
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const search = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replaceAll('\0', '').trim())
  .filter((text) => text !== '' && text.length <= 200)

const anyFilter: fc.Arbitrary<TransactionFilter> = fc.record(
  {
    account: words,
    status: words,
    direction: fc.constantFrom('in' as const, 'out' as const),
    min: amount,
    max: amount,
    from: day,
    to: day,
    q: search,
  },
  { requiredKeys: [] },
)

describe('a filter', () => {
  it('is read as it was written, from an address and from a page', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const written = writeFilter(filter)
        expect(readFilter(new URLSearchParams(written.toString()))).toEqual(filter)
        expect(readFilter(Object.fromEntries(written))).toEqual(filter)
      }),
    )
  })

  it('is written in one order, whatever it was read from', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const pairs = [...writeFilter(filter)]
        const again = writeFilter(readFilter(new URLSearchParams(pairs.toReversed())))
        expect(again.toString()).toBe(writeFilter(filter).toString())
      }),
    )
  })

  it('takes any text for an address, and what it makes of it stays', () => {
    const names = fc.constantFrom('account', 'status', 'direction', 'min', 'max', 'from', 'to', 'q')
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string({ unit: 'binary' }))), (pairs) => {
        const filter = readFilter(new URLSearchParams(pairs))
        expect(readFilter(writeFilter(filter))).toEqual(filter)
      }),
    )
  })

  it.each([
    'account=',
    'account=a,,b',
    'status=po%00sted',
    'direction=up',
    'min=-1',
    'max=1.5',
    'min=1e3',
    'from=2025-02-30',
    'from=2025-8-6',
    'to=9999-01-01',
    'to=0000-01-01',
    'q=+',
    'q=a%00b',
    'q=a&q=b',
    `q=${'x'.repeat(201)}`,
    'tx=fctxn_1',
  ])('leaves out what cannot be meant: %s', (address) => {
    expect(writeFilter(readFilter(new URLSearchParams(address))).size).toBe(0)
  })
})
