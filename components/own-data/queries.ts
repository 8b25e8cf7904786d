// (shared) One's own data in the browser.
import { queryOptions } from '@tanstack/react-query'
import type { DeletionView } from '@/lib/deletions/deletion-view'
import { request } from '@/lib/http/client'
import { handOver, requestFile } from '@/lib/http/request-file'
import { api } from '@/lib/paths'

/** Gives how many bytes it was, once the browser has been given it to keep. */
export async function downloadOwnData(onBytes: (bytes: number) => void): Promise<number> {
  let bytes = 0
  const received = await requestFile(api.exports, {
    onPart: (part) => {
      bytes += part.byteLength
      onBytes(bytes)
    },
  })
  handOver(received)
  return received.file.size
}

export function deleteOwnData(asked: { email: string }): Promise<DeletionView> {
  return request('POST', api.deletions, asked)
}

const everyMs = 2000

/** Asked again until it is over. */
export function deletionOptions(initial: DeletionView) {
  return queryOptions({
    queryKey: ['deletion', initial.id],
    queryFn: ({ signal }) => request<DeletionView>('GET', api.deletion(initial.id), undefined, { signal }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.finished_at ? false : everyMs),
  })
}
