// @ts-check
/** @typedef {NonNullable<ReturnType<typeof openBankWindow>>} BankWindow */

/**
 * The bank's own window. It only reports that it is done; what was decided is asked from the simulator.
 * @param {string} state
 * @param {() => void} onDone called once: it reported, or it was closed
 */
export function openBankWindow(state, onDone) {
  const url = new URL('../oauth', import.meta.url)
  url.searchParams.set('state', state)
  const left = Math.max(0, screenX + (outerWidth - 440) / 2)
  const opened = window.open(url, '_blank', `popup,width=440,height=620,left=${Math.round(left)},top=${screenY + 80}`)
  if (!opened) return null

  // A closed window sends no event to its opener; looking is the only way.
  const watch = setInterval(() => opened.closed && done(), 250)
  addEventListener('message', listen)
  return { isOpen: () => !opened.closed, focus: () => opened.focus(), close: () => opened.close() }

  /** @param {MessageEvent} event */
  function listen(event) {
    if (event.source === opened && event.origin === location.origin && event.data?.type === 'simulator.decided') done()
  }

  function done() {
    clearInterval(watch)
    removeEventListener('message', listen)
    onDone()
  }
}
