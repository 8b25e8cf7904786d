'use client'
import { BrokenPage, type BrokenPageProps } from '@/components/shell/broken-page'

export default function ErrorPage(props: BrokenPageProps) {
  return (
    <main className="mx-auto max-w-prose px-4 pt-16">
      <BrokenPage {...props} />
    </main>
  )
}
