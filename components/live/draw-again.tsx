'use client'
import { type QueryKey, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { markNextAsAutomatic } from '@/lib/http/automatic'
import { isSomebodyThere } from '@/lib/http/presence'

/** Hints come in bunches: of one that is drawn again, the next waits so long. */
const restMs = 1_000

/** Has a page that the server draws drawn again, as often as a hint has this question asked again. */
export function DrawAgain({ question }: { question: QueryKey }) {
  const router = useRouter()
  useQuery({
    queryKey: question,
    queryFn: async () => {
      if (!isSomebodyThere()) markNextAsAutomatic(location.pathname)
      router.refresh()
      await new Promise((resolve) => setTimeout(resolve, restMs))
      return true
    },
    // The page has just come.
    initialData: true,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return null
}
