/** The top of an axis: the next round number that holds the highest, and whose half is round as well. */
export function topOf(highest: number): number {
  if (highest <= 0) return 100
  const power = 10 ** Math.floor(Math.log10(highest))
  const steps = [1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].map((step) => step * power)
  return steps.find((step) => step >= highest) ?? highest
}
