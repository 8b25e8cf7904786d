'use client'
import { clsx } from 'clsx'
import { type PointerEvent, useState } from 'react'
import { FigureLink } from './figure-link'
import type { MonthBar } from './month-bars'

type Props = {
  months: readonly MonthBar[]
  ticks: readonly { label: string; at: number }[]
  words: { month: string; in: string; out: string; net: string; soFar: string }
  /** One for each month: what stands under its figures, and what is read out for it. */
  notes: readonly string[]
  said: readonly string[]
}

const height = 160
const step = 24

/** Money in and out side by side, month by month; pointing, pressing or the arrow keys choose the month that is read out above. */
export function MonthsChart({ months, ticks, words, notes, said }: Props) {
  const [index, setIndex] = useState(months.length - 1)
  const chosen = months[index]

  function choose(event: PointerEvent<HTMLElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const at = Math.floor(((event.clientX - left) / width) * months.length)
    setIndex(Math.min(Math.max(at, 0), months.length - 1))
  }

  if (!chosen) return null
  return (
    <div className="grid gap-4">
      <div aria-live="polite" className="grid gap-1">
        <p className="text-meta text-ink-3">{index === months.length - 1 ? words.soFar : chosen.name}</p>
        <dl className="flex flex-wrap items-end gap-x-8 gap-y-2">
          {(['in', 'out', 'net'] as const).map((name) => (
            <div key={name}>
              <dt className="flex items-center gap-1.5 text-meta text-ink-3">
                {name !== 'net' && <span aria-hidden="true" className={clsx('size-2 rounded-full', dots[name])} />}
                {words[name]}
              </dt>
              <dd className={clsx('text-figure max-sm:text-title', name === 'net' && 'text-ink-2')}>
                <FigureLink href={chosen[name].href}>{chosen[name].text}</FigureLink>
              </dd>
            </div>
          ))}
        </dl>
        <p className="min-h-5 text-ink-2">{notes[index]}</p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
        <div
          className="relative cursor-default rounded-kbd has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          onPointerMove={choose}
          onPointerDown={choose}
        >
          <input
            type="range"
            min={0}
            max={months.length - 1}
            value={index}
            onChange={(event) => setIndex(Number(event.target.value))}
            aria-label={words.month}
            aria-valuetext={said[index]}
            className="sr-only"
          />
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${months.length * step} ${height}`}
            preserveAspectRatio="none"
            className="block h-40 w-full"
          >
            <rect x={index * step} y={0} width={step} height={height} className="fill-chart-void" />
            {ticks.map(({ at }) => (
              <line
                key={at}
                x1={0}
                x2={months.length * step}
                y1={y(at)}
                y2={y(at)}
                className="stroke-line"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {months.map((month, at) => (
              <g key={month.month}>
                <Bar x={at * step + 4} full={month.height.in} paler={month.height.paler_in} className="fill-accent" />
                <Bar x={at * step + 13} full={month.height.out} paler={month.height.paler_out} className="fill-ink-3" />
              </g>
            ))}
          </svg>
          <div aria-hidden="true" className="mt-1 flex text-meta text-ink-3">
            {months.map((month, at) => (
              <span
                key={month.month}
                className={clsx(
                  'min-w-0 flex-1 text-center',
                  (months.length - 1 - at) % 3 !== 0 && 'max-sm:invisible',
                  at === index && 'font-medium text-ink',
                )}
              >
                <span className="whitespace-nowrap max-sm:inline-block max-sm:-mx-4">{month.short}</span>
              </span>
            ))}
          </div>
        </div>
        <div aria-hidden="true" className="relative h-40 text-meta text-ink-3">
          {ticks.map(({ at, label }) => (
            <span key={at} style={{ top: `${100 - at}%` }} className="absolute right-0 -translate-y-1/2">
              {label}
            </span>
          ))}
          {/* The widest of them gives the column its width. */}
          {ticks.map(({ at, label }) => (
            <span key={at} className="invisible block h-0">
              {label}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

const dots = { in: 'bg-accent', out: 'bg-ink-3' } as const

function Bar({ x, full, paler, className }: { x: number; full: number; paler: number; className: string }) {
  return (
    <>
      <rect x={x} y={y(full)} width={7} height={height - y(full)} className={clsx(className, 'opacity-35')} />
      <rect x={x} y={y(full - paler)} width={7} height={height - y(full - paler)} className={className} />
    </>
  )
}

function y(part: number): number {
  return height * (1 - part / 100)
}
