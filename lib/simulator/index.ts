import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApi, isApiPath } from './api'
import { settleFirstPeople } from './banks/first-people'
import { Calls } from './calls'
import { Engine } from './engine'
import { ConnectionLost } from './errors'
import type { ApiAnswer, ApiRequest } from './exchange'
import { Faults } from './faults'
import { createApp } from './http'
import { idStream } from './ids'
import { fileStorage, memoryStorage, type Storage } from './journal'
import { createLinking } from './linking'
import { Quota, type QuotaName } from './quotas'
import { standingStorage } from './standing'
import { StorageError, StorageInUseError } from './storage-error'
import { isVersion, NEWEST_VERSION } from './version'
import { fromRequest, toResponse } from './web'
import type { CourierOptions } from './webhooks/courier'
import { Deliverer } from './webhooks/deliverer'
import { Worlds } from './worlds'

export type SimulatorOptions = {
  /** Memory unless told; `fileStorage(folder)` outlives the process. */
  storage?: Storage
  /** Milliseconds; the simulator's clock is this plus what control calls advanced it by. */
  realNow?: () => number
  /** Ids and lives depend on it. */
  seed?: string
  /** Links a few invented people in each world at its first use. */
  people?: boolean
  /** Whose world control calls mean when they carry no key. */
  defaultKey?: string
  /** Shown in the modal. */
  businessName?: string
  /** The folder of the modal's browser files. */
  modalAssets?: string
  /** Who may put the modal in a frame: a CSP `frame-ancestors` value. */
  frameAncestors?: string
  /** The version of Stripe's API that accounts have; the newest unless told. */
  apiVersion?: string
  /** Refuses what Stripe would find too much: 25 requests a second and key, or 100. No limit unless told. */
  quota?: QuotaName
  /** How webhooks are delivered; only to this machine unless told. */
  webhooks?: CourierOptions
}

export type Simulator = {
  /**
   * Answers Stripe's API under `/v1/` and everything of the simulator's own under `/_simulator/`. Rejects as `fetch` does, where
   * a fault breaks the connection.
   */
  fetch(request: Request): Promise<Response>
  /** What `fetch` answers with under `/v1`, for a server that has the request without the web's objects. */
  answer(asked: ApiRequest): Promise<ApiAnswer>
  /** The simulator's clock in milliseconds. */
  now(): number
  close(): Promise<void>
}

export { fileStorage, memoryStorage, type Storage, StorageError, StorageInUseError, standingStorage }

/** Throws when the storage is damaged or held by another process, and for a version that is none. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const apiVersion = options.apiVersion ?? NEWEST_VERSION
  if (!isVersion(apiVersion))
    throw new Error(`${apiVersion} is not a version of Stripe's API that this simulator knows.`)
  const storage = options.storage ?? memoryStorage()
  const seed = options.seed ?? 'tidewater'
  const worlds = new Worlds(storage, seed, apiVersion)
  const realNow = options.realNow ?? Date.now
  const engine = new Engine(worlds, realNow, options.people ? settleFirstPeople : null)
  const deliverer = new Deliverer(engine, realNow, options.webhooks)
  const linking = createLinking(engine, options.businessName ?? 'Tidewater')
  const faults = new Faults(seed)
  const newId = idStream('request', seed, engine.now())
  const nextRequestId = () => `req_${newId(14)}`
  const answer = createApi({
    calls: new Calls(engine, faults),
    quota: options.quota ? new Quota(options.quota, realNow) : null,
    apiVersion,
    nextRequestId,
  })
  const app = createApp({
    engine,
    linking,
    deliverer,
    faults,
    nextRequestId,
    seed,
    defaultKey: options.defaultKey ?? 'sk_test_simulator',
    modal: {
      linking,
      assets: options.modalAssets ?? join(dirname(fileURLToPath(import.meta.url)), 'modal', 'browser'),
      frameAncestors: options.frameAncestors ?? '*',
    },
  })
  let closed: Promise<void> | undefined
  return {
    answer,
    async fetch(request) {
      const asked = fromRequest(request)
      try {
        return isApiPath(asked.path) ? toResponse(await answer(asked), asked.method) : await app.fetch(request)
      } catch (error) {
        throw error instanceof ConnectionLost ? (error.reason ?? error) : error
      }
    },
    now: () => engine.now(),
    close() {
      faults.close()
      closed ??= deliverer.close().then(() => storage.close())
      return closed
    },
  }
}

/** What a browser may ask for without being an administrator: the modal and the script that opens it. */
export function isOpenPath(pathname: string): boolean {
  return pathname === '/_simulator/stripe.js' || pathname.startsWith('/_simulator/modal/')
}
