'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Runs one of the changes in queries.ts. Stripe's answer is not the mirror's: afterwards our own route is read again. */
export function useAccountChange<Asked, Answer>(change: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  })
}
