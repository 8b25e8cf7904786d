import { afterEach, describe, expect, it, vi } from 'vitest'
import { requestFile } from './request-file'

afterEach(() => vi.unstubAllGlobals())

/** Answers with these parts, and then as `end` says. */
function serve(parts: string[], end: (controller: ReadableStreamDefaultController) => void): void {
  const left = [...parts]
  const body = new ReadableStream({
    pull(controller) {
      const part = left.shift()
      if (part === undefined) end(controller)
      else controller.enqueue(new TextEncoder().encode(part))
    },
  })
  const headers = { 'Content-Disposition': 'attachment; filename="rows.csv"' }
  vi.stubGlobal('fetch', async () => new Response(body, { headers }))
}

const heard: number[] = []
const onPart = (part: Uint8Array) => heard.push(part.byteLength)

describe('a file', () => {
  it('is what came, under its name, however long', async () => {
    const parts = ['date\r\n', 'x'.repeat(5 * 1024 * 1024), 'ü', 'y'.repeat(5 * 1024 * 1024), '\r\n']
    serve(parts, (controller) => controller.close())
    const { name, file } = await requestFile('/api/rows', { onPart })
    expect([name, await file.text()]).toEqual(['rows.csv', parts.join('')])
    expect(heard.reduce((a, b) => a + b, 0)).toBe(file.size)
  })

  it('that breaks off is none', async () => {
    serve(['date\r\n'], (controller) => controller.error(new TypeError('terminated')))
    await expect(requestFile('/api/rows', { onPart })).rejects.toMatchObject({ name: 'ApiError', code: 'offline' })
  })

  it('that nobody wants any more is none, and no failure', async () => {
    const leaving = new AbortController()
    serve(['date\r\n'], (controller) => {
      leaving.abort()
      controller.error(leaving.signal.reason)
    })
    await expect(requestFile('/api/rows', { onPart, signal: leaving.signal })).rejects.toThrow(/abort/i)
  })
})
