/** The top of an axis: the next of 1, 2 or 5 and zeros that holds the highest, so that half of it reads well too. */
export function topOf(highest: number): number {
  if (highest <= 0) return 100
  const power = 10 ** Math.floor(Math.log10(highest))
  const steps = [1, 2, 4, 6, 8, 10].map((step) => step * power)
  return steps.find((step) => step >= highest) ?? highest
}
