import { fork } from 'node:child_process'
import { Refusal } from '../../tasks/refusal.mjs'
import { fromRoot, root } from '../../tasks/root.mjs'

/** @typedef {import('node:child_process').ChildProcess} Child */

/**
 * A process of the bench's own, told what to do over its channel.
 * @param {string} file in scripts/bench
 * @param {string[]} execArgv
 */
export function start(file, execArgv) {
  return fork(fromRoot('scripts', 'bench', file), { execArgv, cwd: root })
}

/**
 * @param {Child} child
 * @param {object} message
 * @returns {Promise<any>}
 */
export function tell(child, message) {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Refusal('A server of the bench ended early.'))
    child.once('exit', end)
    child.once('message', (/** @type {any} */ answer) => {
      child.off('exit', end)
      resolve(answer)
    })
    child.send(message)
  })
}

/**
 * @param {Child} child
 * @param {NodeJS.Signals} [signal]
 */
export async function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill(signal)
  await ended
}
