import { expect, test } from 'vitest'
import { daysOfPreset } from './presets'

test.each([
  ['thisMonth', '2025-08-06', '2025-08-01', '2025-08-06'],
  ['lastMonth', '2025-08-06', '2025-07-01', '2025-07-31'],
  ['lastMonth', '2025-01-31', '2024-12-01', '2024-12-31'],
  ['lastMonth', '2024-03-30', '2024-02-01', '2024-02-29'],
  ['last30', '2025-08-06', '2025-07-08', '2025-08-06'],
  ['last90', '2025-08-06', '2025-05-09', '2025-08-06'],
  ['thisYear', '2025-08-06', '2025-01-01', '2025-08-06'],
] as const)('%s on %s', (preset, today, from, to) => {
  expect(daysOfPreset(preset, today)).toEqual({ from, to })
})
