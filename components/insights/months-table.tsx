import { getTranslations } from '@/lib/i18n/get-translations'
import { FigureLink } from './figure-link'
import type { MonthBar } from './month-bars'

/** The same figures for those who cannot see the chart, and for those who would rather read: every month there is. */
export async function MonthsTable({ months, caption }: { months: readonly MonthBar[]; caption: string }) {
  const t = await getTranslations('insights')
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-body">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-meta text-ink-3 [&>th]:py-2 [&>th]:font-normal">
            <th scope="col" className="text-left">
              {t('months.month')}
            </th>
            <th scope="col" className="text-right">
              {t('months.in')}
            </th>
            <th scope="col" className="text-right">
              {t('months.out')}
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              {t('months.net')}
            </th>
            <th scope="col" className="text-right max-md:hidden">
              {t('months.between')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.month} className="border-t border-line [&>td]:py-2.5 [&>td]:pl-3 [&>td]:text-right">
              <th scope="row" className="py-2.5 text-left font-normal">
                {month.name}
              </th>
              <td>
                <FigureLink href={month.in.href}>{month.in.text}</FigureLink>
              </td>
              <td>
                <FigureLink href={month.out.href}>{month.out.text}</FigureLink>
              </td>
              <td className="max-sm:hidden">
                <FigureLink href={month.net.href}>{month.net.text}</FigureLink>
              </td>
              <td className="text-ink-2 tabular-nums max-md:hidden">{month.between}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
