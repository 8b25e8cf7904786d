// (shared) How a browser marks what no person caused.

/** On requests that no person caused. */
export const automaticHeader = 'Tidewater-Automatic'
/** Instead of it, on what the framework asks, which takes no headers of ours. */
export const automaticCookie = 'automatic'

/** Longer than it takes to ask. */
const nextSeconds = 2

/** For the browser only. */
export function markNextAsAutomatic(path: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: browsers of last year have no Cookie Store
  document.cookie = `${automaticCookie}=1; path=${path}; max-age=${nextSeconds}; samesite=strict`
}
