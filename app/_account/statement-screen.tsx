import 'server-only'
import { Apart } from '@/components/statements/apart'
import { CurrencySection } from '@/components/statements/currency-section'
import { MonthChoice } from '@/components/statements/month-choice'
import { PrintButton } from '@/components/statements/print-button'
import { readingOf } from '@/components/statements/reading'
import { StatementHead } from '@/components/statements/statement-head'
import { Crumbs } from '@/components/ui/crumbs'
import { Notice } from '@/components/ui/notice'
import type { AccountView } from '@/lib/accounts/account-view'
import { accountWords } from '@/lib/accounts/account-words'
import type { Viewer } from '@/lib/auth/roles'
import { bankNow } from '@/lib/clock'
import { env } from '@/lib/env'
import { dayOfMoment } from '@/lib/format/day'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { paths } from '@/lib/paths'
import { getStatement } from '@/lib/statements/get-statement'
import { monthOf, monthPeriod, monthsBetween, readPeriod } from '@/lib/statements/period'
import type { Period } from '@/lib/statements/statement-view'

type Props = {
  viewer: Viewer
  account: AccountView
  /** What the address says. */
  search: Record<string, unknown>
  audience: 'holder' | 'staff'
}

const addresses = {
  holder: { account: paths.account, statement: paths.statement },
  staff: { account: paths.supportAccount, statement: paths.supportStatement },
}

export async function statementTitle(account: AccountView): Promise<string> {
  const [t, { nameOf }] = [await getTranslations('statement'), accountWords(await getTranslations('account.types'))]
  return t('titleOf', { account: nameOf(account) })
}

/** A statement as its holder and as support see it; on paper without the ways around it. */
export async function StatementScreen({ viewer, account, search, audience }: Props) {
  const { locale, timeZone } = await getReading()
  const t = await getTranslations('statement')
  const { nameOf, typeOf } = accountWords(await getTranslations('account.types'))
  const kind = (await getTranslations('account'))('at', {
    type: typeOf(account),
    institution: account.institution_name,
  })
  const today = dayOfMoment(bankNow(), timeZone)
  const period = readPeriod(search, today)
  const statement = await getStatement(viewer, account.id, period, timeZone)
  const currencies = statement.currencies.map(({ currency }) => currency)
  const reading = readingOf({ locale, timeZone }, currencies)
  const days = t('days', { from: reading.day(period.from), to: reading.day(period.to) })
  const addressOf = ({ from, to }: Period) => `${addresses[audience].statement(account.id)}?from=${from}&to=${to}`
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const months = monthsBetween(statement.since, today).map((month) => ({
    address: addressOf(monthPeriod(month)),
    name: monthName.format(Date.parse(`${month}-01`)),
  }))
  const chosen = addressOf(period)
  const month = monthOf(period)
  if (months.every(({ address }) => address !== chosen)) {
    months.unshift({ address: chosen, name: month ? monthName.format(Date.parse(period.from)) : days })
  }
  const marks = [env().mode === 'simulator' && t('simulated'), nameOf(account)]
  const running = [...marks, account.last4 && `•••• ${account.last4}`, days].filter(Boolean).join(' · ')
  const isUnshared = !account.permissions.includes('transactions')
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid gap-2">
        <div className="print:hidden">
          <Crumbs above={{ label: nameOf(account), href: addresses[audience].account(account.id) }} here={t('title')} />
        </div>
        <StatementHead title={t('title')} period={days} name={nameOf(account)} last4={account.last4} kind={kind}>
          <MonthChoice label={t('month')} months={months} chosen={chosen} />
          <PrintButton>{t('print')}</PrintButton>
        </StatementHead>
      </div>
      {isUnshared && (
        <Notice tone="neutral" title={t('unshared.title')}>
          {t('unshared.body')}
        </Notice>
      )}
      {statement.is_running && !isUnshared && (
        <Notice tone="neutral">{t('isRunning', { time: reading.moment(new Date(bankNow()).toISOString()) })}</Notice>
      )}
      {!isUnshared && currencies.length === 0 && <Notice tone="neutral">{t('nothing')}</Notice>}
      {!isUnshared &&
        statement.currencies.map((each) => (
          <CurrencySection
            key={each.currency}
            statement={each}
            rows={statement.rows.filter(({ currency }) => currency === each.currency)}
            period={period}
            isRunning={statement.is_running}
            locale={locale}
            reading={reading}
            running={running}
          />
        ))}
      {statement.unlisted > 0 && <Notice tone="neutral">{t('unlisted', { count: statement.unlisted })}</Notice>}
      <Apart id="pending" title={t('pending')} note={t('apart')} rows={statement.pending} reading={reading} />
      <Apart id="void" title={t('void')} note={t('apart')} rows={statement.voided} reading={reading} />
      <div className="grid max-w-[76ch] gap-1 break-inside-avoid text-meta text-ink-3 print:px-4">
        <p>{t('counting', { zone: timeZone })}</p>
        <p>{t('notTheBanks', { institution: account.institution_name })}</p>
      </div>
    </article>
  )
}
