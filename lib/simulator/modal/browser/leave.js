// @ts-check
import { whilePending } from './controls.js'
import { h } from './dom.js'

/**
 * “Leave without connecting?”: Esc stays.
 * @param {import('./words.js').Words} words
 * @param {() => Promise<void>} onLeave
 */
export function createLeaveDialog(words, onLeave) {
  const { heading, lead, stay, leave } = words.leave
  const stayButton = h('button', { type: 'button', class: 'button outline', onclick: () => element.close() }, stay)
  const leaveButton = h('button', { type: 'button', class: 'button outline danger' }, leave)
  leaveButton.addEventListener('click', () => whilePending(leaveButton, onLeave))
  const element = h(
    'dialog',
    { class: 'leave', role: 'alertdialog', 'aria-labelledby': 'leave-heading', 'aria-describedby': 'leave-lead' },
    h('h2', { id: 'leave-heading' }, heading),
    h('p', { id: 'leave-lead' }, lead),
    h('div', { class: 'leave-buttons' }, stayButton, leaveButton),
  )
  return {
    element,
    isOpen: () => element.open,
    open() {
      element.showModal()
      stayButton.focus()
    },
    close: () => element.close(),
  }
}
