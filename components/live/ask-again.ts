import { matchQuery, type Query, type QueryClient, type QueryFilters } from '@tanstack/react-query'
import type { Hint } from '@/lib/live/hint'
import type { Answers } from './answers'

/** Of more things than these a page that comes later just asks again. */
const mostRemembered = 1_000
/** What else is to be asked waits for what people look for, such as new rows; but not for a slow answer. */
const patienceMs = 250
/** Time to draw it. */
const drawMs = 30

/** Asks again what hints name. Each question is on its way only once: a hint that comes meanwhile has it asked once more afterwards. */
export class AskAgain {
  readonly #queries: QueryClient
  readonly #answers: Answers
  /** Questions on their way, and whether they must be put again. */
  readonly #running = new Map<string, boolean>()
  /** Questions that hints have named: a page that comes later may have been painted before them. */
  readonly #named = new Map<string, QueryFilters>()
  readonly #forgetPages: () => void
  /** Ends when what was to be asked first has come and is drawn. */
  #drawn: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor(queries: QueryClient, answers: Answers) {
    this.#queries = queries
    this.#answers = answers
    this.#forgetPages = queries.getQueryCache().subscribe((event) => {
      if (event.type === 'added') this.#doubt(event.query)
    })
  }

  about({ kind, id }: Hint): void {
    const first = this.#answers[kind]?.first?.(id) ?? []
    const rest = this.#answers[kind]?.of(id) ?? []
    this.#remember([...first, ...rest])
    if (first.length > 0) this.#drawn = Promise.all([this.#drawn, this.#askAll(first).then(() => after(drawMs))])
    void Promise.race([this.#drawn, after(patienceMs)]).then(() => this.#askAll(rest))
  }

  everything(): void {
    const all = Object.values(this.#answers).map((answer) => ({ queryKey: answer.all }))
    this.#remember(all)
    void this.#askAll(all)
  }

  stop(): void {
    this.#isStopped = true
    this.#forgetPages()
  }

  #remember(all: readonly QueryFilters[]): void {
    for (const filters of all) if (this.#named.size < mostRemembered) this.#named.set(JSON.stringify(filters), filters)
  }

  /** What a page brings along from the server is taken for new when the page shows it, however old it is. */
  #doubt(query: Query): void {
    if (query.state.data === undefined) return
    const isFull = this.#named.size >= mostRemembered
    if (isFull || [...this.#named.values()].some((named) => matchQuery(named, query))) query.invalidate()
  }

  #askAll(all: readonly QueryFilters[]): Promise<unknown> {
    return Promise.all(all.map((filters) => this.#ask(filters)))
  }

  async #ask(filters: QueryFilters): Promise<void> {
    if (this.#isStopped) return
    const name = JSON.stringify(filters)
    if (this.#running.has(name)) {
      this.#running.set(name, true)
      return
    }
    // What is on its way already, such as older rows that a person wants, is let finish; it may know nothing of the change.
    const underway = this.#queries.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })
    this.#running.set(name, underway.length > 0)
    const asked = this.#queries.invalidateQueries(filters, { cancelRefetch: false })
    // Of a question that is not to be put at present `asked` does not wait for the answer, which may be on its way all the same.
    await Promise.allSettled([asked, ...underway.map(({ promise }) => promise)])
    const isAskedAgain = this.#running.get(name)
    this.#running.delete(name)
    if (isAskedAgain) await this.#ask(filters)
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
