// @ts-check
const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), a[href], [tabindex="0"]'

/**
 * Tab goes round inside what `region` answers at that moment.
 * @param {() => HTMLElement} region
 */
export function trapFocus(region) {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return
    const stops = stopsIn(region())
    const first = stops.at(0)
    const last = stops.at(-1)
    if (!first || !last) return
    const { activeElement } = document
    const inside = region().contains(activeElement)
    // From a heading, which is no stop, Tab goes on by itself.
    const leaves = event.shiftKey ? activeElement === first || isBefore(activeElement, first) : activeElement === last
    if (inside && !leaves) return
    event.preventDefault()
    const target = event.shiftKey ? last : first
    target.focus()
  })
}

/**
 * @param {Element | null} element
 * @param {HTMLElement} stop
 */
function isBefore(element, stop) {
  return element !== null && Boolean(element.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)
}

/**
 * @param {HTMLElement} region
 * @returns {HTMLElement[]}
 */
function stopsIn(region) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = region.querySelectorAll(FOCUSABLE)
  return [...found].filter((element) => element.checkVisibility() && !isOtherRadio(element))
}

/**
 * Of a group of radios only one is a stop: the checked one, else the first.
 * @param {HTMLElement} element
 */
function isOtherRadio(element) {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return false
  /** @type {NodeListOf<HTMLInputElement>} */
  const group = document.querySelectorAll('input[type=radio]:not([disabled])')
  const same = [...group].filter((radio) => radio.name === element.name)
  return same.some((radio) => radio.checked) || same[0] !== element
}
