import 'server-only'
import { AppError } from './errors'

type Options = {
  /** How many may be inside at once. */
  most: number
  /** How long somebody waits to be let in before they are told to come again. */
  waitMs: number
}

/** Lets few in at a time and the others wait in their order, so that a rush upon one route leaves the database to the rest. */
export class Gate {
  readonly #options: Options
  readonly #line = new Set<() => void>()
  #inside = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** @throws AppError 503 */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  #enter(): Promise<void> {
    if (this.#inside < this.#options.most) {
      this.#inside += 1
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const letIn = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#line.delete(letIn)
        reject(busy())
      }, this.#options.waitMs)
      this.#line.add(letIn)
    })
  }

  /** Whoever waits longest takes the place over. */
  #leave(): void {
    const [next] = this.#line
    if (!next) {
      this.#inside -= 1
      return
    }
    this.#line.delete(next)
    next()
  }
}

/** For whoever is turned away because of others. */
export function busy(): AppError {
  return new AppError('busy', 'Too much is asked at once. Try again in a moment.', { retryAfterSeconds: 2 })
}
