import { createServer, type Socket } from 'node:net'

export type Received = { to: string; text: string }

/** A mail server that takes what it is given, unless it is told what to say to the next recipients. */
export type SmtpServer = {
  url: string
  received: Received[]
  /** Said in place of `250` to whoever is named next, one answer each: `550 nobody here`, or `hang up`. */
  refusals: string[]
  close(): Promise<void>
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const received: Received[] = []
  const refusals: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    converse(socket, received, refusals)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusals,
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function converse(socket: Socket, received: Received[], refusals: string[]): void {
  let heard = ''
  let to = ''
  let isBody = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 test')
  socket.setEncoding('utf8').on('data', (chunk) => {
    heard += chunk
    for (;;) {
      const end = heard.indexOf(isBody ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = heard.slice(0, end)
      heard = heard.slice(end + (isBody ? 5 : 2))
      if (isBody) {
        received.push({ to, text: part })
        isBody = false
        say('250 taken')
      } else answer(part)
    }
  })

  function answer(line: string): void {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') {
      to = /<(.*)>/.exec(line)?.[1] ?? ''
      const refusal = refusals.shift()
      if (refusal === 'hang up') socket.destroy()
      else say(refusal ?? '250 ok')
    } else if (verb === 'DATA') {
      isBody = true
      say('354 go on')
    } else say('250 ok')
  }
}
