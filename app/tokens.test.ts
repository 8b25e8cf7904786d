import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Rgb = readonly [number, number, number]
type Theme = 'light' | 'dark'

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8')
const themes = ['light', 'dark'] as const
const surfaces = ['canvas', 'surface', 'sunken', 'hover', 'float'] as const
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'positive-fg', 'critical-fg'] as const
const tones = ['positive', 'caution', 'critical', 'info', 'neutral'] as const

/** Text under it, what it may stand on. */
const textPairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...tones.map((tone) => [`${tone}-fg`, `${tone}-wash`] as const),
  ['ink', 'neutral-wash'],
  ['ink-2', 'neutral-wash'],
  ['ink', 'accent-wash'],
  // Not ink-3: in a selected row meta text steps up to ink-2.
  ['ink-2', 'accent-wash'],
  ['accent', 'accent-wash'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-hover', 'surface'],
] as const

const outlinePairs = surfaces.flatMap((surface) => [['focus', surface] as const, ['line-strong', surface] as const])

describe.each(themes)('in the %s theme', (theme) => {
  test.each(textPairs)('%s is readable on %s', (text, surface) => {
    expect(contrast(token(text, theme), token(surface, theme))).toBeGreaterThanOrEqual(4.7)
  })

  test.each(outlinePairs)('%s can be seen on %s', (outline, surface) => {
    expect(contrast(token(outline, theme), token(surface, theme))).toBeGreaterThanOrEqual(3)
  })

  test('what is drawn on a logo tile can be seen', () => {
    expect(contrast(token('tile-ink', theme), token('tile', theme))).toBeGreaterThanOrEqual(4.5)
  })
})

test('the measure itself: white on black, and a grey known to be 4.5', () => {
  expect(contrast([1, 1, 1], [0, 0, 0])).toBeCloseTo(21)
  expect(contrast([0x76 / 255, 0x76 / 255, 0x76 / 255], [1, 1, 1])).toBeCloseTo(4.54, 1)
})

function token(name: string, theme: Theme): Rgb {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? ''
  const colors = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(([, l, c, h]) => [
    Number(l),
    Number(c),
    Number(h),
  ])
  const [l, c, h] = (theme === 'dark' ? colors.at(-1) : colors[0]) ?? []
  if (l === undefined || c === undefined || h === undefined) throw new Error(`No colour --${name} in globals.css`)
  return toSrgb(l, c, h)
}

/** https://www.w3.org/TR/css-color-4/#color-conversion-code; throws outside sRGB, where screens would show another colour. */
function toSrgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(inGamut)
  const [red = 0, green = 0, blue = 0] = linear.map((x) =>
    x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055,
  )
  return [red, green, blue]
}

/** Half a step of an 8-bit screen is let pass. */
function inGamut(channel: number): number {
  if (channel < -0.002 || channel > 1.002) throw new Error(`Outside sRGB: ${channel}`)
  return Math.min(1, Math.max(0, channel))
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Rgb, other: Rgb): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
