/** What a message looks like once it is said: whatever it is given may be anything, and a plural any of its forms. */
export function patternOf(message: string): string {
  return pieces(message.replace(/<[^>]*>/g, ''))
    .map((piece) => (piece.startsWith('{') ? given(piece.slice(1, -1)) : literal(piece)))
    .join('')
}

/** `{count, plural, one {one account} other {# accounts}}`, `{name}` */
function given(inside: string): string {
  const forms = pieces(inside).filter((piece) => piece.startsWith('{'))
  return forms.length === 0 ? '.+' : `(?:${forms.map((form) => patternOf(form.slice(1, -1))).join('|')})`
}

/** Text and groups in braces, by turns. */
function pieces(message: string): string[] {
  const found = ['']
  let depth = 0
  for (const character of message) {
    if (character === '{' && depth++ === 0) found.push('')
    found.push((found.pop() ?? '') + character)
    if (character === '}' && --depth === 0) found.push('')
  }
  return found
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '.+')
}
