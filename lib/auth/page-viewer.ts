import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { pathHeader, paths } from '@/lib/paths'
import type { Viewer } from './roles'
import { type Access, mayEnter, viewerFrom } from './viewer'

/** Who looks at this page, or null; asked once per request however many components want to know. */
export const findPageViewer = cache(async (): Promise<Viewer | null> => viewerFrom(await headers()))

/** The same for pages that are not for everybody: sends strangers to sign in and back, and hides the page from other roles. */
export async function pageViewer(access: Access): Promise<Viewer> {
  const viewer = await findPageViewer()
  if (!viewer) redirect(await signInAndBack())
  if (!mayEnter(viewer, access)) notFound()
  return viewer
}

async function signInAndBack(): Promise<string> {
  const here = (await headers()).get(pathHeader)
  return here ? `${paths.signIn}?${new URLSearchParams({ next: here })}` : paths.signIn
}
