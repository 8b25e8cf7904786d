import { existsSync } from 'node:fs'
import { run } from '../../tasks/process.mjs'
import { Refusal } from '../../tasks/refusal.mjs'
import { fromRoot } from '../../tasks/root.mjs'

const folder = fromRoot('scripts', 'bench', 'pages', 'lighthouse')

/** @typedef {{ performance: number, accessibility: number, cls: number }} Audit */

/**
 * Lighthouse as a phone, in a browser that is already running. Kept out of the product's own packages, because it brings two hundred.
 * @param {number} port of the browser's debugger
 */
export async function openLighthouse(port) {
  if (!existsSync(`${folder}/node_modules/lighthouse`)) {
    const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
    const { code, output } = await run('npm', args, { quiet: true })
    if (code !== 0) throw new Refusal(`Lighthouse does not install:\n${output}`)
  }
  const { default: lighthouse } = await import(`${folder}/node_modules/lighthouse/core/index.js`)

  /**
   * @param {string} url
   * @param {string} cookie
   * @returns {Promise<Audit>}
   */
  return async (url, cookie) => {
    const flags = {
      port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
    }
    const { lhr } = await lighthouse(url, flags)
    if (lhr.runtimeError) throw new Refusal(`Lighthouse could not look at ${url}: ${lhr.runtimeError.message}`)
    return {
      performance: Math.round(lhr.categories.performance.score * 100),
      accessibility: Math.round(lhr.categories.accessibility.score * 100),
      cls: lhr.audits['cumulative-layout-shift'].numericValue,
    }
  }
}
