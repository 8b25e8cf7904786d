/** @typedef {{ name: string, passed: number, failed: number, failures: string[], ms: number }} Score */

/** Counts what passed and failed over all steps of a run; each step of lint or types counts as one. */
export class Scoreboard {
  /** @type {Score[]} */
  #scores = []

  /**
   * Runs one step and counts it. A step that throws has failed, whatever it had counted before; the next steps run all the same.
   * @param {string} name
   * @param {() => Promise<import('./runners.mjs').Count>} step
   */
  async count(name, step) {
    console.log(`\n━━ ${name}`)
    const startedAt = performance.now()
    const {
      passed,
      failed,
      failures = [],
    } = await step().catch((error) => {
      console.error(error instanceof Error ? error.message : error)
      return { passed: 0, failed: 1, failures: [] }
    })
    this.#scores.push({ name, passed, failed, failures, ms: performance.now() - startedAt })
  }

  /** A run that tested nothing has not passed. */
  get isGreen() {
    return this.#sum('failed') === 0 && this.#sum('passed') > 0
  }

  /** One line per step with what failed in it, and the sum as the last: whoever reads only the end knows what to look for. */
  toLines() {
    const lines = this.#scores.flatMap(({ name, passed, failed, failures, ms }) => {
      const mark = failed === 0 ? '✓' : '✗'
      const line = `${mark} ${name.padEnd(40)} ${passed} passed, ${failed} failed  (${(ms / 1000).toFixed(1)} s)`
      return [line, ...failures.map((failure) => `    ${failure}`)]
    })
    return [...lines, `${this.#sum('passed')} passed, ${this.#sum('failed')} failed`]
  }

  /** @param {'passed' | 'failed'} what */
  #sum(what) {
    return this.#scores.reduce((sum, score) => sum + score[what], 0)
  }
}
