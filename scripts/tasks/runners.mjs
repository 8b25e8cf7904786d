import { mkdir, readFile, rm } from 'node:fs/promises'
import { relative } from 'node:path'
import { bin, run } from './process.mjs'
import { fromRoot } from './root.mjs'

const reports = fromRoot('.cache', 'reports')

/**
 * A program that is right or wrong as a whole.
 * @param {string} program
 * @param {string[]} args
 */
export async function check(program, args) {
  const { code } = await run(bin(program), args)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * Unit tests, and integration tests on both databases.
 * @param {string[]} files all unless told
 */
export async function runVitest(files = []) {
  const file = await freshReport('vitest.json')
  const args = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(bin('vitest'), args)
  return settle(code, await readReport(file, countVitest))
}

/** @param {string[]} files all unless told */
export async function runPlaywright(files = []) {
  const file = await freshReport('playwright.json')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const { code } = await run(bin('playwright'), ['test', ...files, '--reporter=list,json'], { env })
  return settle(code, await readReport(file, countPlaywright))
}

/**
 * Files that could not even be read hold no tests to count: each is one failure. A skipped test is a promise not kept.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: Array<{ name: string, status: string, assertionResults: Array<{ fullName: string, status: string, failureMessages?: string[] }> }> }} report
 */
export function countVitest(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failures = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName, failureMessages: [why = ''] = [] }) => `${fromHere(name)}: ${fullName}: ${firstLine(why)}`),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numPendingTests + report.numTodoTests + broken.length,
    failures: [...broken.map(({ name }) => fromHere(name)), ...failures],
  }
}

/** @typedef {{ specs: Array<{ ok: boolean, file: string, title: string }>, suites?: Suite[] }} Suite */

/**
 * A test that passed only at its second try has failed once; a skipped one is a promise not kept.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[], suites: Suite[] }} report
 */
export function countPlaywright({ stats, errors, suites }) {
  const failures = specsOf(suites).filter(({ ok }) => !ok)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    failures: failures.map(({ file, title }) => `e2e/${file}: ${title}`),
  }
}

/**
 * @param {Suite[]} suites
 * @returns {Suite['specs']}
 */
function specsOf(suites) {
  return suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])])
}

/** @param {string} file */
function fromHere(file) {
  return relative(fromRoot(), file)
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n', 1)[0] ?? ''
}

/** @typedef {{ passed: number, failed: number, failures?: string[] }} Count */

/**
 * A runner that ends badly without naming a failure has failed all the same, and so has one that ran nothing.
 * @param {number} code
 * @param {Count} count
 */
export function settle(code, count) {
  const isUnexplained = count.failed === 0 && (code !== 0 || count.passed === 0)
  return isUnexplained ? { ...count, failed: 1 } : count
}

/** @param {string} name */
async function freshReport(name) {
  const file = `${reports}/${name}`
  await mkdir(reports, { recursive: true })
  await rm(file, { force: true })
  return file
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Count} count
 * @returns {Promise<Count>}
 */
async function readReport(file, count) {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    console.error(`The runner left no report at ${file}.`)
    return { passed: 0, failed: 1 }
  }
}
