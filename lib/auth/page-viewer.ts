import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { pathHeader, paths } from '@/lib/paths'
import type { Viewer } from './roles'
import { type Session, sessionOf } from './session-viewer'
import { type Access, isLetIn } from './viewer'

/** Asked once per request however many components want to know. */
export const findPageSession = cache(async (): Promise<Session | null> => sessionOf(await headers()))

/** Who looks at this page, or null; a guest is nobody to pages that are for everybody. */
export async function findPageViewer(): Promise<Viewer | null> {
  const session = await findPageSession()
  return session && !session.isGuest ? session.viewer : null
}

/** The same for pages that are not for everybody: sends strangers to sign in and back, and hides the page from other roles. */
export async function pageViewer(access: Access): Promise<Viewer> {
  return (await pageSession(access)).viewer
}

/** The same with what only the page of one's own sign-in has to know. */
export async function pageSession(access: Access): Promise<Session> {
  const session = await findPageSession()
  if (!session) redirect(await signInAndBack())
  if (session.mustEnrol && access !== 'enrolling') redirect(paths.ownSettings)
  if (session.isGuest && access !== 'guest') redirect(paths.guest)
  if (!isLetIn(session, access)) notFound()
  return session
}

async function signInAndBack(): Promise<string> {
  const here = (await headers()).get(pathHeader)
  return here ? `${paths.signIn}?${new URLSearchParams({ next: here })}` : paths.signIn
}
