// @ts-check
import { alertLine, hint, iconButton } from '../controls.js'
import { h } from '../dom.js'
import { icon } from '../glyphs.js'

/** @typedef {import('../words.js').Words} Words */
/**
 * @typedef {object} PromptForm
 * @property {string} heading
 * @property {string} lead
 * @property {string} submit
 * @property {HTMLElement[]} fields
 * @property {HTMLElement} [first] where typing begins
 * @property {HTMLElement} [field] the one whose content the bank looks at
 * @property {() => string} answer
 * @property {HTMLElement} [hint]
 */

/**
 * @param {Words} words
 * @param {import('../flow.js').ModalBank} bank
 * @param {import('../../contract.ts').Prompt} prompt
 * @returns {PromptForm}
 */
export function promptForm(words, bank, prompt) {
  const forms = {
    credentials: () => credentials(words, bank),
    code: () => typed(words, words.prompts.code, 'numeric'),
    question: () => typed(words, words.prompts.question, 'text'),
    options: () => options(words),
    confirm: () => ({ ...words.prompts.confirm, fields: [], answer: () => 'confirmed' }),
  }
  return forms[prompt]()
}

/**
 * The line under a field that says what was wrong with it.
 * @param {HTMLElement} [field]
 */
export function errorOf(field) {
  const element = alertLine()
  element.id = field ? `${field.id}-error` : 'form-error'
  return {
    element,
    /** @param {string} text */
    show(text) {
      element.textContent = text
      field?.setAttribute('aria-invalid', 'true')
      field?.setAttribute('aria-describedby', element.id)
    },
    clear() {
      element.textContent = ''
      field?.removeAttribute('aria-invalid')
      field?.removeAttribute('aria-describedby')
    },
  }
}

/**
 * @param {Words} words
 * @param {import('../flow.js').ModalBank} bank
 * @returns {PromptForm}
 */
function credentials(words, bank) {
  const { signIn } = words
  const user = input({ id: 'user', autocomplete: 'off' })
  const password = input({ id: 'password', type: 'password', autocomplete: 'off' })
  const eye = iconButton('eye', signIn.show, () => {
    const shows = password.type === 'text'
    password.type = shows ? 'password' : 'text'
    eye.ariaLabel = shows ? signIn.show : signIn.hide
    eye.replaceChildren(icon(shows ? 'eye' : 'eyeOff'))
  })
  return {
    heading: signIn.heading(bank.name),
    lead: signIn.lead,
    submit: signIn.submit,
    fields: [labelled(signIn.user, user), labelled(signIn.password, password, eye)],
    first: user,
    field: password,
    answer: () => password.value,
    hint: keywordHint(words, signIn.hintTitle),
  }
}

/**
 * @param {Words} words
 * @param {{ heading: string, lead: string, field: string }} prompt
 * @param {'numeric' | 'text'} mode
 * @returns {PromptForm}
 */
function typed(words, prompt, mode) {
  const field = input({ id: 'answer', inputmode: mode, autocomplete: 'off' })
  return {
    heading: prompt.heading,
    lead: prompt.lead,
    submit: words.signIn.next,
    fields: [labelled(prompt.field, field)],
    first: field,
    field,
    answer: () => field.value,
    hint: keywordHint(words, words.prompts.hintTitle),
  }
}

/**
 * @param {Words} words
 * @returns {PromptForm}
 */
function options(words) {
  const { heading, lead, choices } = words.prompts.options
  const radios = choices.map(({ value }, index) =>
    h('input', { type: 'radio', name: 'option', value, checked: index === 0 }),
  )
  const rows = choices.map(({ name, detail }, index) =>
    h(
      'label',
      { class: 'row' },
      radios[index],
      h('span', { class: 'row-name' }, name, ' ', h('span', { class: 'meta' }, detail)),
    ),
  )
  return {
    heading,
    lead,
    submit: words.signIn.next,
    fields: [h('fieldset', { class: 'rows' }, h('legend', { class: 'unseen' }, heading), ...rows)],
    first: radios[0],
    answer: () => radios.find((radio) => radio.checked)?.value ?? '',
  }
}

/** @param {Record<string, string>} attributes */
export function input(attributes) {
  return h('input', { class: 'input', autocapitalize: 'none', spellcheck: 'false', maxlength: 200, ...attributes })
}

/**
 * @param {string} text
 * @param {HTMLInputElement} field
 * @param {HTMLElement} [control]
 */
export function labelled(text, field, control) {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: field.id }, text),
    h('div', { class: 'field-box' }, field, control),
  )
}

/**
 * @param {Words} words
 * @param {string} title
 */
function keywordHint(words, title) {
  const { hintPrompts, hintIncorrect, hintError } = words.signIn
  /** @param {string} word */
  const code = (word) => h('code', {}, word)
  const prompts = ['mfa', 'confirm_mfa', 'options', 'security_question'].flatMap((word) => [code(word), ', '])
  return hint(title, ...prompts.slice(0, -1), hintPrompts, code('incorrect'), hintIncorrect, code('error'), hintError)
}
