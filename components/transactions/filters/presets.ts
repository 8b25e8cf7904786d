// (shared) Stretches of days that people ask for by name.
export type Preset = 'thisMonth' | 'lastMonth' | 'last30' | 'last90' | 'thisYear'
export const presets = ['thisMonth', 'lastMonth', 'last30', 'last90', 'thisYear'] as const

/** Days as 2025-08-06, both included; `today` is the reader's. */
export function daysOfPreset(preset: Preset, today: string): { from: string; to: string } {
  const [year = 0, month = 0] = today.split('-').map(Number)
  if (preset === 'thisMonth') return { from: `${today.slice(0, 7)}-01`, to: today }
  if (preset === 'thisYear') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  if (preset === 'lastMonth') return { from: day(Date.UTC(year, month - 2, 1)), to: day(Date.UTC(year, month - 1, 0)) }
  const back = preset === 'last30' ? 29 : 89
  return { from: day(Date.parse(today) - back * 86_400_000), to: today }
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
