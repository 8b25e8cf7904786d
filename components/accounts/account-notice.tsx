'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView } from '@/lib/accounts/account-view'
import { formatDay, formatMoment, formatRelative } from '@/lib/format/date'
import { dayOfMoment, daysBetween } from '@/lib/format/day'
import { paths } from '@/lib/paths'
import { type AccountState, accountStates, endingNumber, stateOf } from './account-states'
import { AskedNotice } from './asked-notice'
import type { Audience } from './audience'
import { type Feature, refreshableNow } from './refresh-plan'
import { ReplacedNotice } from './replaced-notice'

type Props = { account: AccountView; audience: Audience; onRefresh: (features: Feature[]) => void }

/** The one thing to do, if there is one. It stands before the money because nothing else on the page can be acted on. */
export function AccountNotice({ account, audience, onRefresh }: Props) {
  const nowMs = useBankNow()
  if (account.replaced_by !== null) return <ReplacedNotice id={account.replaced_by} audience={audience} />
  if (account.replacement_candidates) {
    return <AskedNotice account={account} candidates={account.replacement_candidates} />
  }
  const state = stateOf(account, nowMs)
  return state && <StateNotice state={state} account={account} audience={audience} onRefresh={onRefresh} />
}

/** What is the matter, why, whether it can be mended, and how. */
function StateNotice({ state, account, audience, onRefresh }: Props & { state: AccountState }) {
  const t = useTranslations('account.states')
  const values = { institution: account.institution_name, ...useMoments(state, account) }
  const way = <WayOut state={state} account={account} audience={audience} onRefresh={onRefresh} />
  return (
    <Notice tone={accountStates[state].tone} title={t(`${state}.title`, values)} action={way}>
      {t(`${state}.${audience}`, values)}
    </Notice>
  )
}

const dayMs = 86_400_000

/** Of which moment a state speaks, and how far away it is. */
function useMoments(state: AccountState, account: AccountView): { date: string; left: string } {
  const reader = useReader()
  const nowMs = useBankNow()
  if (state === 'stopped') {
    return { date: account.balance ? formatMoment(account.balance.as_of, nowMs, reader) : '', left: '' }
  }
  const at = state === 'numberEnds' ? endingNumber(account) : (account.deactivation?.expected_at ?? null)
  if (at === null) return { date: '', left: '' }
  const today = dayOfMoment(nowMs, reader.timeZone)
  const day = dayOfMoment(Date.parse(at), reader.timeZone)
  const days = daysBetween(today, day)
  // Counted by the calendar as the date beside it is, until hours matter.
  const leftAt = days > 1 ? nowMs + days * dayMs : at
  return { date: formatDay(day, today, reader.locale), left: formatRelative(leftAt, nowMs, reader.locale) }
}

/** At most one button; only the holder can sign in at their bank. */
function WayOut({ state, account, audience, onRefresh }: Props & { state: AccountState }) {
  const t = useTranslations('account.notice')
  const nowMs = useBankNow()
  const { way } = accountStates[state]
  if (way === 'refresh') {
    const allowed = refreshableNow(account, nowMs)
    return allowed.length > 0 && <Button onClick={() => onRefresh(allowed)}>{t('askAgain')}</Button>
  }
  if (audience === 'staff' || way === null) return null
  if (way === 'link') return <ButtonLink href={paths.link}>{t('linkAgain')}</ButtonLink>
  return (
    <ButtonLink variant="filled" href={paths.reconnect(account.id)}>
      {t('reconnect')}
    </ButtonLink>
  )
}
