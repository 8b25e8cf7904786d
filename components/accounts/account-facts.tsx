'use client'
import { useLocale, useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { MaskedNumber } from '@/components/ui/masked-number'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { currencyName } from '@/lib/format/currency-name'
import { endingNumber } from './account-states'

export function AccountFacts({ account }: { account: AccountView }) {
  const t = useTranslations('account')
  const locale = useLocale()
  const { typeOf } = useAccountWords()
  const currencies = Object.keys(account.balance?.current ?? {}).map((currency) => currencyName(currency, locale))
  const states = ['active', 'inactive', 'disconnected'] as const
  const state = states.find((known) => known === account.status)
  return (
    <Card aria-labelledby="facts">
      <CardHeader id="facts" title={t('facts.title')} />
      <KeyValues className="px-4 pb-4">
        {account.nickname !== null && account.display_name !== null && (
          <KeyValue name={t('facts.bankName')}>{account.display_name}</KeyValue>
        )}
        <KeyValue name={t('facts.type')}>{[typeOf(account), ...currencies].join(', ')}</KeyValue>
        {account.last4 !== null && (
          <KeyValue name={t('facts.number')}>
            <MaskedNumber last4={account.last4} />
          </KeyValue>
        )}
        <KeyValue name={t('facts.status')}>{state ? t(`status.${state}`) : account.status}</KeyValue>
        <KeyValue name={t('facts.linked')}>
          <Timestamp at={account.linked_at} className="inline-block first-letter:uppercase" />
        </KeyValue>
        {account.permissions.includes('payment_method') && <PaymentNumber account={account} />}
        {account.deactivation && (
          <KeyValue name={t('facts.ends')}>
            <Timestamp at={account.deactivation.expected_at} style="date" />
          </KeyValue>
        )}
        {account.pulled_at !== null && (
          <KeyValue name={t('facts.checked')}>
            <Timestamp at={account.pulled_at} className="inline-block first-letter:uppercase" />
          </KeyValue>
        )}
      </KeyValues>
    </Card>
  )
}

const numberStates = ['transactable', 'pending', 'expired', 'deactivated'] as const

/** Whether payments can be made from it: one number that works is enough. */
function PaymentNumber({ account }: { account: AccountView }) {
  const t = useTranslations('account')
  const state = numberStates.find((each) => account.account_numbers.some(({ status }) => status === each))
  if (!state) return null
  const ends = endingNumber(account)
  return (
    <KeyValue name={t('facts.paymentNumber')}>
      {state === 'transactable' && ends !== null
        ? t.rich('numbers.until', { date: () => <Timestamp at={ends} style="date" /> })
        : t(`numbers.${state}`)}
    </KeyValue>
  )
}
