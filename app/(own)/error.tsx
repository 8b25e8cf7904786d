'use client'

// Inside the frame, so that the way to the other pages stays.
export { BrokenPage as default } from '@/components/shell/broken-page'
