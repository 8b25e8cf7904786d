import { createServer } from 'node:http'

/** @typedef {{ headers: Record<string, string>, body: string }} Answer */

/** @type {Map<string, Answer>} by method and path */
const answers = new Map()

// The least a server of node:http can do: look an answer up, and send its bytes.
const server = createServer((request, response) => {
  const answer = answers.get(`${request.method} ${request.url}`)
  if (!answer) return response.writeHead(404).end()
  const reply = () => response.writeHead(200, answer.headers).end(answer.body)
  if (request.method === 'GET') return reply()
  request.resume().once('end', reply)
})

process.on('message', (/** @type {{ call: string, answers: [string, Answer][] }} */ asked) => {
  if (asked.call === 'cpu') return process.send?.(process.cpuUsage())
  for (const [where, answer] of asked.answers) answers.set(where, answer)
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
})
