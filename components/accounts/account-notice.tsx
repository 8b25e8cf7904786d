'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView } from '@/lib/accounts/account-view'
import { endsSoon } from '@/lib/accounts/status'
import { formatDay, formatMoment, formatRelative } from '@/lib/format/date'
import { dayOfMoment } from '@/lib/format/day'
import { paths } from '@/lib/paths'
import { AskedNotice } from './asked-notice'
import type { Audience } from './audience'
import { ReplacedNotice } from './replaced-notice'

/** The one thing to do, if there is one. It stands before the money because nothing else on the page can be acted on. */
export function AccountNotice({ account, audience }: { account: AccountView; audience: Audience }) {
  const nowMs = useBankNow()
  if (account.replaced_by !== null) return <ReplacedNotice id={account.replaced_by} audience={audience} />
  if (account.replacement_candidates) {
    return <AskedNotice account={account} candidates={account.replacement_candidates} />
  }
  if (account.status === 'inactive') return <StoppedNotice account={account} audience={audience} />
  if (account.status === 'disconnected') return <GoneNotice account={account} audience={audience} />
  if (endsSoon(account, nowMs)) return <EndingNotice account={account} audience={audience} />
  return null
}

type Props = { account: AccountView; audience: Audience }

function StoppedNotice({ account, audience }: Props) {
  const t = useTranslations('account.notice')
  const reader = useReader()
  const nowMs = useBankNow()
  const { balance, institution_name: institution } = account
  const title = balance ? t('inactiveSince', { date: formatMoment(balance.as_of, nowMs, reader) }) : t('inactiveTitle')
  return (
    <Notice tone="caution" title={title} action={audience === 'holder' && <Reconnect id={account.id} />}>
      {t(audience === 'holder' ? 'inactiveBody' : 'inactiveStaff', { institution })}
    </Notice>
  )
}

function EndingNotice({ account, audience }: Props) {
  const t = useTranslations('account.notice')
  const reader = useReader()
  const nowMs = useBankNow()
  const endsMs = Date.parse(account.expected_deactivation_at ?? '')
  const today = dayOfMoment(nowMs, reader.timeZone)
  const date = formatDay(dayOfMoment(endsMs, reader.timeZone), today, reader.locale)
  const title =
    endsMs > nowMs
      ? t('endsTitle', { date, left: formatRelative(endsMs, nowMs, reader.locale) })
      : t('endsPast', { date })
  return (
    <Notice tone="caution" title={title} action={audience === 'holder' && <Reconnect id={account.id} />}>
      {t(audience === 'holder' ? 'endsBody' : 'endsStaff', { institution: account.institution_name })}
    </Notice>
  )
}

function GoneNotice({ account, audience }: Props) {
  const t = useTranslations('account.notice')
  const again = <ButtonLink href={paths.link}>{t('linkAgain')}</ButtonLink>
  return (
    <Notice tone="neutral" title={t('disconnectedTitle')} action={audience === 'holder' && again}>
      {t(audience === 'holder' ? 'disconnectedBody' : 'disconnectedStaff', { institution: account.institution_name })}
    </Notice>
  )
}

function Reconnect({ id }: { id: string }) {
  const t = useTranslations('account.notice')
  return (
    <ButtonLink variant="filled" href={paths.reconnect(id)}>
      {t('reconnect')}
    </ButtonLink>
  )
}
