const RealDate = Date

/** Gives this process a clock that stands where it is put: to whatever asks it, libraries and the embedded database too. */
export function moveClock(): { realNow: number; moveTo: (atMs: number) => void } {
  const realNow = RealDate.now()
  let atMs = realNow
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args) => (args.length > 0 ? Reflect.construct(target, args) : new target(atMs)),
    get: (target, name) => (name === 'now' ? () => atMs : Reflect.get(target, name)),
  })
  return {
    realNow,
    moveTo(next) {
      atMs = next
    },
  }
}
