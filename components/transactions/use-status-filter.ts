'use client'
import { useAddressChoice } from '@/components/ui/use-address-choice'
import { readStatusFilter, type StatusFilter } from './status-filter'

export function useStatusFilter(): [StatusFilter, (filter: StatusFilter) => void] {
  return useAddressChoice('status', readStatusFilter, 'all')
}
