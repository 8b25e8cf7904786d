import { spawn } from 'node:child_process'
import { fromRoot, root } from './root.mjs'

/** @typedef {{ env?: NodeJS.ProcessEnv, quiet?: true }} RunOptions */

/**
 * Runs a program from the repository's root and answers its exit code with what it printed.
 * Output streams through as it comes, unless `quiet`: then it is only collected.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const stdio = options.quiet ? 'pipe' : 'inherit'
    const child = spawn(program, args, { cwd: root, env: options.env ?? process.env, stdio: ['ignore', stdio, stdio] })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    // Ctrl-C reaches both of us; a SIGTERM is meant for us alone, and nobody else would end the child.
    const stop = () => {
      child.kill('SIGTERM')
      process.exit(143)
    }
    process.once('SIGTERM', stop)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGTERM', stop)
      resolve({ code: exitCode(code, signal), output })
    })
  })
}

/**
 * Runs a long-lived program in the foreground: signals sent to us reach it, and its end is ours.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<never>}
 */
export function become(program, args, env) {
  return new Promise((_, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' })
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    // Ctrl-C reaches the whole process group: the child ends by itself, and we with it.
    process.on('SIGINT', () => {})
    child.once('error', reject)
    child.once('close', (code, signal) => process.exit(exitCode(code, signal)))
  })
}

/** @param {string} name */
export function bin(name) {
  return fromRoot('node_modules', '.bin', name)
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  if (code !== null) return code
  return signal === 'SIGINT' ? 130 : 143
}
