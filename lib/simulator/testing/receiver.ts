import { createServer } from 'node:http'

type Letter = { body: string; signature: string; event: { id: string; type: string; pending_webhooks: number } }

type Answer = number | 'hang'

/** A server that takes webhooks: `answers` are its statuses in turn, then 200. `received(n)` waits for the nth letter. */
export async function openReceiver(answers: Answer[] = []) {
  const letters: Letter[] = []
  let arrived = () => {}
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    letters.push({ body, signature: String(request.headers['stripe-signature']), event: JSON.parse(body) })
    arrived()
    const answer = answers.shift() ?? 200
    if (answer === 'hang') return
    response.writeHead(answer).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    letters,
    async received(count: number): Promise<Letter[]> {
      while (letters.length < count) await new Promise<void>((resolve) => (arrived = resolve))
      return letters
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
