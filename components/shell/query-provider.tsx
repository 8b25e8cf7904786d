'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ApiError } from '@/lib/http/client'

const mostRetries = 2

/** Server state of the pages inside. A refusal is an answer and is not asked again; only what did not arrive is. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: isWorthAnotherTry } } }),
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

function isWorthAnotherTry(tries: number, error: Error): boolean {
  if (tries >= mostRetries) return false
  return !(error instanceof ApiError) || error.isOffline || error.status >= 500
}
