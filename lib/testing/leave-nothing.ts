import { afterAll, vi } from 'vitest'

// Files that share a worker share its modules, which are read once; what a product keeps on `globalThis` ends with the file.
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  for (const name of Object.keys(globalThis).filter((key) => key.startsWith('tidewater'))) {
    Reflect.deleteProperty(globalThis, name)
  }
})
