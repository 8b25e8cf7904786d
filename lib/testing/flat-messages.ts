// (shared) For tests of the catalogues.

/** Every message of a catalogue, with the path to it. */
export function flatMessages(node: unknown, path = ''): Array<[key: string, text: string]> {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither words nor a group`)
  return Object.entries(node).flatMap(([key, child]) => flatMessages(child, path ? `${path}.${key}` : key))
}
