import type { BalanceDay } from '@/lib/balances/history-view'
import type { Scale } from './chart-scale'
import { areaOf, lineOf, stretchesOf, viewHeight } from './chart-shape'

type Props = { days: readonly BalanceDay[]; scale: Scale }

/** Stretched to whatever there is to fill, so that the server's drawing is the last one at any width; the stroke stays as thin. */
export function ChartPlot({ days, scale }: Props) {
  const { read } = stretchesOf(days)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${days.length} ${viewHeight}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
    >
      <path d={read.map((stretch) => areaOf(days, stretch, scale.y)).join('')} className="fill-chart-fill" />
      <path
        d={read.map((stretch) => lineOf(days, stretch, scale.y)).join('')}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-[1.75px] stroke-accent"
      />
    </svg>
  )
}
