/** @typedef {{ name: string, passed: number, failed: number, ms: number }} Score */

/** Counts what passed and failed over all steps of a run; each step of lint or types counts as one. */
export class Scoreboard {
  /** @type {Score[]} */
  #scores = []

  /**
   * Runs one step and counts it. A step that throws has failed, whatever it had counted before; the next steps run all the same.
   * @param {string} name
   * @param {() => Promise<{ passed: number, failed: number }>} step
   */
  async count(name, step) {
    console.log(`\n━━ ${name}`)
    const startedAt = performance.now()
    const { passed, failed } = await step().catch((error) => {
      console.error(error instanceof Error ? error.message : error)
      return { passed: 0, failed: 1 }
    })
    this.#scores.push({ name, passed, failed, ms: performance.now() - startedAt })
  }

  /** A run that tested nothing has not passed. */
  get isGreen() {
    return this.#sum('failed') === 0 && this.#sum('passed') > 0
  }

  /** One line per step, and the sum as the last. */
  toLines() {
    const lines = this.#scores.map(({ name, passed, failed, ms }) => {
      const mark = failed === 0 ? '✓' : '✗'
      return `${mark} ${name.padEnd(40)} ${passed} passed, ${failed} failed  (${(ms / 1000).toFixed(1)} s)`
    })
    return [...lines, `${this.#sum('passed')} passed, ${this.#sum('failed')} failed`]
  }

  /** @param {'passed' | 'failed'} what */
  #sum(what) {
    return this.#scores.reduce((sum, score) => sum + score[what], 0)
  }
}
