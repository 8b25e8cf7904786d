import type { Case } from './cases'
import type { Answer, Send } from './client'

/** One side's way through the cases: what a call made is known to the later ones by name. */
export class Walk {
  readonly #ids = new Map<string, string>()

  constructor(private readonly send: Send) {}

  async step({ method, path, form, keep }: Case): Promise<Answer> {
    const answer = await this.send({ method, path: this.#fill(path), form: this.#fill(form) })
    if (keep) this.#ids.set(keep, idIn(answer.body) ?? 'nothing')
    return answer
  }

  /** A name that nothing was kept under stays as it is, and both sides are asked with it. */
  #fill(text: string): string {
    return text.replace(/\{(\w+)\}/g, (written, name) => this.#ids.get(name) ?? written)
  }
}

/** Of an object, or of the first in a list. */
function idIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  if ('id' in body && typeof body.id === 'string') return body.id
  return 'data' in body && Array.isArray(body.data) ? idIn(body.data[0]) : null
}
