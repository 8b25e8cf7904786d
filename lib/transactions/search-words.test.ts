import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markMatches, termsOf } from './search-words'

const marked = (description: string, q: string) =>
  markMatches(description, q)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('')

describe('what a search marks', () => {
  it.each([
    { q: 's', shown: '[S]Q *[S]TARBUCKS [S]EATTLE' },
    { q: 'star', shown: 'SQ *[STAR]BUCKS SEATTLE' },
    { q: 'bucks', shown: 'SQ *STARBUCKS SEATTLE' },
    { q: 'sea star', shown: 'SQ *[STAR]BUCKS [SEA]TTLE' },
    { q: 'starbuks', shown: 'SQ *[STARBUCKS] SEATTLE' },
    { q: 'satrbucks', shown: 'SQ *STARBUCKS SEATTLE'.replace('STARBUCKS', '[STARBUCKS]') },
    { q: 'tsarbucks', shown: 'SQ *STARBUCKS SEATTLE' },
    { q: 'sq *st', shown: '[SQ] *[ST]ARBUCKS SEATTLE' },
    { q: '*', shown: 'SQ *STARBUCKS SEATTLE' },
  ])('$q', ({ q, shown }) => {
    expect(marked('SQ *STARBUCKS SEATTLE', q)).toBe(shown)
  })

  it('is the description, in parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (description, q) => {
        expect(
          markMatches(description, q)
            .map(({ text }) => text)
            .join(''),
        ).toBe(description)
      }),
    )
  })

  it('forgives one slip of any word of three letters and more, but of its first letter', () => {
    const letter = fc.constantFrom(...'abcdefgh')
    const word = fc.string({ unit: letter, minLength: 5, maxLength: 10 })
    fc.assert(
      fc.property(word, fc.nat(), letter, (typed, place, other) => {
        const at = 1 + (place % (typed.length - 1))
        const [before, after] = [typed.slice(0, at), typed.slice(at + 1)]
        for (const meant of [before + other + after, before + after, before + other + typed.slice(at)]) {
          expect(marked(meant, typed)).toContain('[')
        }
      }),
    )
  })

  it('finds a word with a slip by its beginning or its end, which the slip leaves whole', () => {
    const word = fc.stringMatching(/^[a-h]{3,10}$/)
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom(...'abcdefgh'), (typed, place, other) => {
        const at = 1 + (place % (typed.length - 1))
        const [before, letter, after] = [typed.slice(0, at), typed.charAt(at), typed.slice(at + 1)]
        const slipped = [before + other + letter + after, before + other + after, before + after]
        const swapped = before + after.charAt(0) + letter + after.slice(1)
        const [term] = termsOf(typed)
        for (const meant of [...slipped, swapped].map((text) => ` ${text}`)) {
          if (!term?.slips || !new RegExp(term.slips.pattern).test(meant)) continue
          expect(meant.includes(term.slips.begins) || meant.includes(term.slips.ends)).toBe(true)
        }
      }),
    )
  })
})

describe('an amount', () => {
  it.each([
    ['57', { sign: null, whole: '57', fraction: '' }],
    ['57.6', { sign: null, whole: '57', fraction: '6' }],
    ['-1,257.60', { sign: '-', whole: '1257', fraction: '60' }],
    ['−$57.60', { sign: '-', whole: '57', fraction: '60' }],
    ['+5', { sign: '+', whole: '5', fraction: '' }],
    ['5a', null],
    ['1,2', null],
  ])('%s', (q, amount) => {
    expect(termsOf(q)[0]?.amount).toEqual(amount)
  })
})
