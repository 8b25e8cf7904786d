import type { QueryClient, QueryFilters } from '@tanstack/react-query'
import { type Hint, hintKinds } from '@/lib/live/hint'
import type { Answers } from './answers'

/** Asks again what hints name. Each question is on its way only once: a hint that comes meanwhile has it asked once more afterwards. */
export class AskAgain {
  readonly #queries: QueryClient
  readonly #answers: Answers
  /** Questions on their way, and whether they must be put again. */
  readonly #running = new Map<string, boolean>()

  constructor(queries: QueryClient, answers: Answers) {
    this.#queries = queries
    this.#answers = answers
  }

  about({ kind, id }: Hint): void {
    for (const filters of this.#answers[kind]?.of(id) ?? []) void this.#ask(filters)
  }

  everything(): void {
    for (const kind of hintKinds) {
      const answer = this.#answers[kind]
      if (answer) void this.#ask({ queryKey: answer.all })
    }
  }

  async #ask(filters: QueryFilters): Promise<void> {
    const name = JSON.stringify(filters)
    if (this.#running.has(name)) {
      this.#running.set(name, true)
      return
    }
    // What is on its way already, such as older rows that a person wants, is let finish; it may know nothing of the change.
    this.#running.set(name, this.#queries.isFetching(filters) > 0)
    await this.#queries.invalidateQueries(filters, { cancelRefetch: false })
    const isAskedAgain = this.#running.get(name)
    this.#running.delete(name)
    if (isAskedAgain) await this.#ask(filters)
  }
}
