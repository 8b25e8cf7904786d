import { InstitutionList } from '@/components/accounts/institution-list'
import { TotalsCard } from '@/components/accounts/totals-card'
import { ClientMessages } from '@/components/shell/client-messages'
import { Days } from '@/components/transactions/days'
import { Card, CardHeader } from '@/components/ui/card'
import { bankNow } from '@/lib/clock'
import { getTranslations } from '@/lib/i18n/get-translations'
import { pictureAccounts, pictureTransactions } from './picture-data'

/** The product's own components with invented data: to look at, not to use, so hidden from keyboards and screen readers. */
export async function Picture() {
  const t = await getTranslations('home')
  const accounts = pictureAccounts(bankNow())
  return (
    <div
      aria-hidden="true"
      inert
      className="pointer-events-none select-none xl:mt-6 xl:rounded-tl-card xl:border-t xl:border-l xl:border-line xl:bg-canvas xl:p-8 xl:shadow-float"
    >
      <ClientMessages of={['accounts', 'account.types', 'account.status', 'transactions']}>
        <div className="grid gap-6 xl:max-w-[1056px]">
          <p className="text-title max-xl:hidden">{t('pictureTitle')}</p>
          <TotalsCard accounts={accounts} />
          <InstitutionList accounts={accounts} arrived={[]} />
          <Card className="overflow-clip">
            <CardHeader title={t('pictureLatest')} />
            <Days rows={pictureTransactions(bankNow())} />
          </Card>
        </div>
      </ClientMessages>
    </div>
  )
}
