'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useSettled } from '@/components/ui/use-settled'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { paths } from '@/lib/paths'
import type { Destination } from '../navigation'
import { pressShortcut } from '../press-shortcut'
import { findAccountsOptions } from '../queries'
import { useSignOut } from '../use-sign-out'
import { themeChoices, useTheme } from '../use-theme'
import type { Entry } from './entry'
import { matching } from './matching'

export type Ways = { go: (href: string) => void; openSheet: () => void }

/** What can be gone to or done from here, as far as it is called what was typed. */
export function useEntries(pages: readonly Destination[], text: string, { go: goTo, openSheet }: Ways) {
  const t = useTranslations('shell')
  const { nameOf } = useAccountWords()
  const { chosen, choose } = useTheme(null)
  const { leave } = useSignOut()
  const isStaff = pages.some(({ name }) => name === 'find')
  const searched = text.trim()
  const { data = [], isFetching } = useQuery(findAccountsOptions(isStaff, useSettled(searched)))

  const line = (group: Entry['group'], id: string, icon: Entry['icon'], label: string, run: () => void, hint = '') => {
    return { id, group, icon, label, hint, run }
  }
  const go = (href: string) => () => goTo(href)
  const accounts = data.map((account) => {
    const path = isStaff ? paths.supportAccount(account.id) : paths.account(account.id)
    return line('accounts', account.id, 'landmark', nameOf(account), go(path), hintOf(account))
  })
  const entries = [
    ...pages.map((page) => line('pages', page.name, page.icon, t(page.name), go(page.href))),
    line('pages', 'own-settings', 'lock', t('ownSettings'), go(paths.ownSettings)),
    ...(isStaff ? [] : accounts),
    ...(isStaff ? [] : [line('actions', 'link', 'plus', t('palette.link'), go(paths.link))]),
    ...(canPress('r')
      ? [line('actions', 'refresh', 'refresh-cw', t('shortcutRefresh'), () => pressShortcut('r'))]
      : []),
    ...themeChoices
      .filter(({ theme }) => theme !== chosen)
      .map(({ theme, words, icon }) =>
        line('actions', words, icon, t('palette.theme', { theme: t(words) }), () => choose(theme)),
      ),
    line('actions', 'sheet', 'info', t('shortcuts'), openSheet),
    line('actions', 'sign-out', 'log-out', t('signOut'), leave),
  ]
  // What the server found for support may be called otherwise: by an id, an address.
  const found = [...matching(entries, searched), ...(isStaff ? accounts : [])]
  if (searched === '') return { found, isFetching }
  const search = isStaff
    ? line(
        'actions',
        'search',
        'search',
        t('palette.searchAccounts', { text: searched }),
        go(paths.supportFind(searched)),
      )
    : line(
        'actions',
        'search',
        'search',
        t('palette.searchRows', { text: searched }),
        go(paths.transactionsFor(searched)),
      )
  return { found: [...found, search], isFetching }
}

function hintOf({ institution_name, last4, holder }: AccountView): string {
  return [institution_name, last4 && `•••• ${last4}`, holder?.name].filter(Boolean).join(' · ')
}

function canPress(key: string): boolean {
  return document.querySelector(`main [data-shortcut="${key}"]`) !== null
}
