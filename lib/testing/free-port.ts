import net from 'node:net'

/** A port of the loopback address that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
  const probe = net.createServer()
  return new Promise((done, fail) => {
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address && typeof address === 'object') done(address.port)
        else fail(new Error('No free port was found.'))
      })
    })
  })
}
