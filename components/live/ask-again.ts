import { matchQuery, type Query, type QueryClient, type QueryFilters } from '@tanstack/react-query'
import { type Hint, type HintKind, hintKinds } from '@/lib/live/hint'
import type { Answers } from './answers'

/** Of more things than these a page that comes later just asks again. */
const mostRemembered = 1_000
/** What else is to be asked waits for new rows, which are what people look for; but not for a slow answer. */
const afterRowsMs = 250

/** Asks again what hints name. Each question is on its way only once: a hint that comes meanwhile has it asked once more afterwards. */
export class AskAgain {
  readonly #queries: QueryClient
  readonly #answers: Answers
  /** Questions on their way, and whether they must be put again. */
  readonly #running = new Map<string, boolean>()
  /** Questions that hints have named: a page that comes later may have been painted before them. */
  readonly #named = new Map<string, QueryFilters>()
  readonly #forgetPages: () => void
  /** Ends when the rows that were asked for last have come. */
  #rows: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor(queries: QueryClient, answers: Answers) {
    this.#queries = queries
    this.#answers = answers
    this.#forgetPages = queries.getQueryCache().subscribe((event) => {
      if (event.type === 'added') this.#doubt(event.query)
    })
  }

  about({ kind, id }: Hint): void {
    for (const filters of this.#answers[kind]?.of(id) ?? []) this.#hear(kind, filters)
  }

  everything(): void {
    for (const kind of hintKinds) {
      const answer = this.#answers[kind]
      if (answer) this.#hear(kind, { queryKey: answer.all })
    }
  }

  stop(): void {
    this.#isStopped = true
    this.#forgetPages()
  }

  #hear(kind: HintKind, filters: QueryFilters): void {
    if (this.#named.size < mostRemembered) this.#named.set(JSON.stringify(filters), filters)
    if (kind === 'transactions') this.#rows = Promise.all([this.#rows, this.#ask(filters)])
    else void Promise.race([this.#rows, after(afterRowsMs)]).then(() => this.#ask(filters))
  }

  /** What a page brings along from the server is taken for new when the page shows it, however old it is. */
  #doubt(query: Query): void {
    if (query.state.data === undefined) return
    const isFull = this.#named.size >= mostRemembered
    if (isFull || [...this.#named.values()].some((named) => matchQuery(named, query))) query.invalidate()
  }

  async #ask(filters: QueryFilters): Promise<void> {
    if (this.#isStopped) return
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

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
