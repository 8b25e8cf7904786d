import { type Heard, openStream } from './stream'

/** `from` is where the leader had begun to hear: a tab that knew less has missed something. */
type Said = Heard | { name: 'up'; cursor: string; from: string } | { name: 'ask' }

/**
 * One stream for all tabs of this browser that show pages of one user: a browser keeps only six connections to a server. Who holds
 * the lock listens and tells the others; when that tab closes, the next one takes over where it stopped.
 * @param painted the cursor with which the server drew this page.
 */
export function shareStream(user: string, painted: string, hear: (heard: Heard) => void): () => void {
  // Not there where the address is neither https nor this machine.
  if (!navigator.locks) return openAlone(user, painted, hear)
  const name = `tidewater-live-${user}`
  const channel = new BroadcastChannel(name)
  const leaving = new AbortController()
  let cursor = painted
  let closeStream: (() => void) | null = null
  let isUp = false

  function take(said: Said): void {
    if (said.name === 'ask') {
      if (isUp) channel.postMessage({ name: 'up', cursor, from: cursor } satisfies Said)
      return
    }
    if ('from' in said && isBehind(cursor, said.from)) hear({ name: 'resync', cursor: said.cursor })
    if ('cursor' in said) cursor = said.cursor
    hear(said)
  }

  function lead(): Promise<void> {
    return new Promise((release) => {
      const close = openStream(user, () => cursor, tellAll)
      closeStream = () => {
        close()
        release()
      }
    })
  }

  function tellAll(heard: Heard): void {
    const from = cursor
    if ('cursor' in heard) cursor = heard.cursor
    if (heard.name === 'up') isUp = true
    if (heard.name === 'down' || heard.name === 'ended') isUp = false
    channel.postMessage(heard.name === 'up' ? { ...heard, from } : heard)
    hear(heard)
  }

  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => take(data))
  channel.postMessage({ name: 'ask' } satisfies Said)
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => undefined)
  return () => {
    leaving.abort()
    closeStream?.()
    channel.close()
  }
}

function openAlone(user: string, painted: string, hear: (heard: Heard) => void): () => void {
  let cursor = painted
  return openStream(
    user,
    () => cursor,
    (heard) => {
      if ('cursor' in heard) cursor = heard.cursor
      hear(heard)
    },
  )
}

/** Cursors are `instance.number`; of another instance nothing is known. */
function isBehind(mine: string, theirs: string): boolean {
  const [instance, number] = mine.split('.')
  const [other, reached] = theirs.split('.')
  return instance !== other || Number(number) < Number(reached)
}
