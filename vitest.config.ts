import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const integration = ['**/*.integration.test.{ts,tsx}']

// All that tests write stands in one folder, which goes with the run. This file is read once for each project as well.
if (!tmpdir().includes('tidewater-run-')) {
  const folder = mkdtempSync(join(tmpdir(), 'tidewater-run-'))
  // The test Postgres does not run as root, and has its own folder in it.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: /^server-only$/, replacement: `${root}lib/testing/server-only.ts` },
    ],
  },
  test: {
    environment: 'node',
    exclude: [...configDefaults.exclude, '.next/**', '.cache/**', '.data/**'],
    // A promise that was skipped or left alone with `only` is not kept.
    allowOnly: false,
    // Left alone it keeps one core free, which on two is half of the time.
    maxWorkers: '100%',
    // A third of all time was each file reading the product's modules anew.
    isolate: false,
    setupFiles: ['lib/testing/quick-hash.ts', 'lib/testing/leave-nothing.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...configDefaults.exclude, ...integration] },
      },
      {
        extends: true,
        test: {
          name: 'pglite',
          include: integration,
          globalSetup: ['lib/testing/pglite-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: integration,
          globalSetup: ['lib/testing/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
