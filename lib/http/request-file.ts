// (shared) Apart from the other requests, which every page carries.
import { ApiError, requestAnswer } from './client'

/** A file of ours, read to its end. @param onBytes hears how much has come so far */
export async function requestFile(
  path: string,
  onBytes: (bytes: number) => void,
): Promise<{ name: string; file: Blob }> {
  const response = await requestAnswer('POST', path, {})
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  try {
    const reader = response.body?.getReader()
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      parts.push(next.value)
      bytes += next.value.byteLength
      onBytes(bytes)
    }
  } catch (cause) {
    throw new ApiError(0, 'offline', 'The file did not arrive whole.', { cause })
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'download'
  return { name, file: new Blob(parts) }
}
