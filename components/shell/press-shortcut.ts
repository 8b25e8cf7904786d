/** Presses the visible control that carries the key; what is on the page comes before the way to another one. False where there is none. */
export function pressShortcut(key: string): boolean {
  const selector = `[data-shortcut="${CSS.escape(key)}"]`
  const control =
    document.querySelector<HTMLElement>(`main ${selector}`) ?? document.querySelector<HTMLElement>(selector)
  if (!control) return false
  if (control instanceof HTMLInputElement) control.focus()
  else control.click()
  return true
}
