'use client'
import type { Preferences } from '@/lib/preferences/preferences'
import { OwnSettingsLink } from './own-settings-link'
import { SignOutButton } from './sign-out-button'
import { ThemeChoice } from './theme-choice'

export default function UserMenuItems({ theme }: { theme: NonNullable<Preferences['theme']> }) {
  return (
    <>
      <ThemeChoice initial={theme} />
      <hr className="my-1" />
      <OwnSettingsLink />
      <SignOutButton />
    </>
  )
}
