'use client'
import { useEffect } from 'react'

const channelName = 'tidewater-whose'

/** Whom this document has shown pages of: it lives as long as this module. */
let shown: string | null = null

/**
 * What one person's pages leave in a document (answers, the pages behind Back) is nothing for the next: it is loaded anew where
 * somebody else came in, in whichever tab, or nobody is left.
 * @param user whom this page was drawn for; null where nobody is signed in
 */
export function WhoseDocument({ user }: { user: string | null }) {
  useEffect(() => {
    if (shown !== null && shown !== user) return location.reload()
    if (user === null) return
    shown = user
    const channel = new BroadcastChannel(channelName)
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data !== user) location.reload()
    })
    channel.postMessage(user)
    return () => channel.close()
  }, [user])

  return null
}
