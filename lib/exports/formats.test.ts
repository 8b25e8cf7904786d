import { randomBytes } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { csv, jsonLines } from './formats'
import { zipped } from './zipped'

async function* pagesOf<T>(...pages: T[]): AsyncGenerator<T> {
  yield* pages
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

it('writes a table as RFC 4180 has it, its header once', async () => {
  const pages = pagesOf([{ id: 'a', said: 'one, "two"\nthree', amount: -1250 }], [{ id: 'b', said: null, amount: 0 }])
  expect(await textOf(csv(pages))).toBe('id,said,amount\r\na,"one, ""two""\nthree",-1250\r\nb,,0\r\n')
})

it.each(['=1+1', '+1', '-1+1', '-', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
  'lets no spreadsheet run %j',
  async (said) => {
    const [, cell] = (await textOf(csv(pagesOf([{ said }])))).split('\r\n')
    expect(cell).toMatch(/^"?'/)
  },
)

it('leaves a number below zero a number', async () => {
  expect(await textOf(csv(pagesOf([{ amount: '-12.50' }])))).toBe('amount\r\n-12.50\r\n')
})

it('writes what is inside of a cell as JSON, and a yes as a word', async () => {
  expect(await textOf(csv(pagesOf([{ raw: { a: [1] }, is: true }])))).toBe('raw,is\r\n"{""a"":[1]}",true\r\n')
  expect(await textOf(jsonLines(pagesOf([{ a: 1 }, { a: 2 }], [{ a: 3 }])))).toBe('{"a":1}\n{"a":2}\n{"a":3}\n')
})

it('keeps a sign that ends a line inside of its cell', async () => {
  const rows = [{ a: 'one\ntwo' }, { a: 'one\rtwo' }, { a: '\n' }]
  expect(await textOf(csv(pagesOf(rows)))).toBe('a\r\n"one\ntwo"\r\n"one\rtwo"\r\n"\'\n"\r\n')
})

it('writes nothing where there is nothing', async () => {
  expect(await textOf(csv(pagesOf<[]>()))).toBe('')
})

it('holds no more of a file than one piece and what the packing needs, however long it is', async () => {
  const pieces = 60
  const piece = () => randomBytes(32 * 1024).toString('latin1')
  let read = 0
  async function* text() {
    for (let each = 0; each < pieces; each++) {
      const made = piece()
      read += Buffer.byteLength(made)
      yield made
    }
  }
  const parts: Uint8Array[] = []
  let [sent, held] = [0, 0]
  for await (const part of zipped([{ name: 'a.txt', text: text() }])) {
    parts.push(part)
    sent += part.length
    held = Math.max(held, read - sent, part.length)
  }
  // What cannot be packed goes out as long as it came in, or nearly.
  expect(read).toBeGreaterThan(2 * 1024 * 1024)
  expect(sent).toBeGreaterThan(read * 0.8)
  expect(held - read * 0.2).toBeLessThan(1024 * 1024)
  expect(unzipSync(Buffer.concat(parts))['a.txt']?.length).toBe(read)
})
