import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import { logRequest } from './log'

afterEach(() => {
  globalThis.tidewaterLog = undefined
})

it('keeps of a request neither what was searched for nor a header, and of a failure not its values', () => {
  const lines: string[] = []
  globalThis.tidewaterLog = pino({ base: null }, { write: (line) => lines.push(line) })
  const request = new Request('http://localhost/api/search?q=hazel', { headers: { cookie: 'rowan' } })
  const failure = new Error('Failed query: select 1\nparams: sorrel')
  logRequest({ request, requestId: 'req_1', status: 200, ms: 1, failure: undefined })
  logRequest({ request, requestId: 'req_2', status: 500, ms: 1, failure })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { request_id: 'req_1', path: '/api/search' },
    { request_id: 'req_2', path: '/api/search', error: { message: 'Failed query: select 1' } },
  ])
  expect(lines.join()).not.toMatch(/hazel|rowan/)
  expect(lines.join()).not.toContain('params: sorrel')
})
