/** Whether a key was meant for the page: not while somebody types, nor under an open dialog or menu. */
export function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
  if (document.querySelector('dialog:modal, [popover=auto]:popover-open')) return false
  const target = event.target instanceof HTMLElement ? event.target : null
  return !target?.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
}
