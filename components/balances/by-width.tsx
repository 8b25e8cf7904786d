import type { ReactNode } from 'react'
import type { Range } from './ranges'
import type { BalanceChart } from './use-balance-chart'

type Props = { chart: BalanceChart; children: (range: Range) => ReactNode }

/** The server does not know how wide the screen is: where the usual range differs both are drawn, and style shows one. */
export function ByWidth({ chart, children }: Props) {
  const [narrow, wide] = [chart.rangeAt('narrow'), chart.rangeAt('wide')]
  if (narrow === wide) return children(wide)
  return (
    <>
      <div className="sm:hidden">{children(narrow)}</div>
      <div className="max-sm:hidden">{children(wide)}</div>
    </>
  )
}
