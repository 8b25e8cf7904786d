/**
 * Says what is being done, does it, and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(what, work) {
  console.log(`${what} …`)
  const startedAt = performance.now()
  const result = await work()
  console.log(`  done in ${seconds(performance.now() - startedAt)}`)
  return result
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
