// @ts-check
/** @typedef {string | Node | null | false | undefined} Child */
/** @typedef {string | number | boolean | null | undefined | ((event: Event) => void)} Value */

/**
 * An element: `onclick`-like keys listen, booleans set or leave out an attribute, the rest are attributes.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Value>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) set(element, name, value)
  element.append(...children.filter(isShown))
  return element
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {Value} value
 */
function set(element, name, value) {
  if (typeof value === 'function') element.addEventListener(name.slice(2), value)
  else if (typeof value === 'boolean') element.toggleAttribute(name, value)
  else if (value !== null && value !== undefined) element.setAttribute(name, String(value))
}

/**
 * @param {Child} child
 * @returns {child is string | Node}
 */
function isShown(child) {
  return child !== null && child !== undefined && child !== false && child !== ''
}
