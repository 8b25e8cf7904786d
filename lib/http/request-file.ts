// (shared) Files of ours. Apart from the other requests, which every page carries.
import { ApiError, requestAnswer } from './client'

export type ReceivedFile = { name: string; file: Blob }

type Options = {
  /** Hears each part as it comes. */
  onPart: (part: Uint8Array) => void
  signal?: AbortSignal
}

/** So many bytes at a time are put away where the browser keeps its files, so that a long one does not fill the page's memory. */
const heldBytes = 4 * 1024 * 1024

/** A file of ours, read to its end: there is no half of one. Throws `ApiError`; an aborted request throws its `AbortError`. */
export async function requestFile(path: string, { onPart, signal }: Options): Promise<ReceivedFile> {
  const response = await requestAnswer('POST', path, {}, signal)
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'download'
  let file = new Blob()
  let parts: Uint8Array<ArrayBuffer>[] = []
  let held = 0
  try {
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      parts.push(next.value)
      held += next.value.byteLength
      onPart(next.value)
      if (held < heldBytes) continue
      file = new Blob([file, ...parts])
      parts = []
      held = 0
    }
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(0, 'offline', 'The file did not arrive whole.', { cause })
  }
  return { name, file: new Blob([file, ...parts]) }
}

/** Gives the reader a file to keep, as the browser does with downloads. */
export function handOver({ name, file }: ReceivedFile): void {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
