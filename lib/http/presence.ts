// (shared) Whether a person is at the page. What it asks while nobody is must not keep somebody signed in.

/** A press and what it asks for lie closer together. */
const recentMs = 2_000
const signs = ['pointerdown', 'keydown', 'wheel']

let seenAt = Number.NEGATIVE_INFINITY

export function isSomebodyThere(): boolean {
  return performance.now() - seenAt < recentMs
}

function see(): void {
  seenAt = performance.now()
}

if (typeof document !== 'undefined') {
  for (const sign of signs) document.addEventListener(sign, see, { capture: true, passive: true })
}
