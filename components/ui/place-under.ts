const gapPx = 4

/** Puts a popover that is about to open under its button, or above it where there is more room. */
export function placeUnder(button: HTMLElement, popover: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { style } = popover
  const isLow = at.top > innerHeight / 2
  const isRight = at.left > innerWidth / 2
  style.top = isLow ? 'auto' : `${at.bottom + gapPx}px`
  style.bottom = isLow ? `${innerHeight - at.top + gapPx}px` : 'auto'
  style.left = isRight ? 'auto' : `${Math.max(at.left, 0)}px`
  style.right = isRight ? `${document.documentElement.clientWidth - at.right}px` : 'auto'
}
