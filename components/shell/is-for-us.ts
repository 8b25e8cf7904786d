/** Whether a key was meant for the page: not while somebody types, nor under an open dialog or menu. */
export function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
  if (isCovered()) return false
  const target = event.target instanceof HTMLElement ? event.target : null
  return !target?.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
}

/** Ctrl K, or Command K on a Mac: one finds things where the other would be taken by the system. */
export function isForPalette(event: KeyboardEvent): boolean {
  const isChord =
    (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k'
  return isChord && !event.defaultPrevented && !isCovered()
}

function isCovered(): boolean {
  return document.querySelector('dialog:modal, [popover=auto]:popover-open') !== null
}
