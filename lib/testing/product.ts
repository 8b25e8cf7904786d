import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { auth } from '@/lib/auth/auth'
import type { Role } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { closeDatabase, database, setProductDatabase } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { openTestDatabase } from './database'

const origin = 'http://localhost:3000'

/** Gives the routes a database, an environment and a data folder of this test file's own. Returns how to clean up. */
export async function startTestProduct(source: Record<string, string> = {}): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tidewater-test-'))
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...source })
  setProductDatabase(await openTestDatabase())
  return async () => {
    await closeDatabase()
    globalThis.tidewaterEnv = undefined
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const password = 'correct horse battery'
let hashed: Promise<string> | undefined

/** Makes a person of this role and gives the cookie of their browser, with their id. Sessions are begun in front of the sign-in, whose slow hash hundreds of people would wait for. */
export async function makePerson(
  role: Role,
): Promise<{ userId: string; cookie: string; email: string; password: string }> {
  const email = `${role}-${randomUUID()}@example.test`
  const { internalAdapter, password: hashes } = await auth().$context
  hashed ??= hashes.hash(password)
  const { id: userId } = await internalAdapter.createUser(
    { name: `A ${role}`, email, emailVerified: false },
    {
      method: 'email-password',
    },
  )
  await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: await hashed })
  await database().update(users).set({ role }).where(eq(users.id, userId))
  return { userId, cookie: await beginSession(userId), email, password }
}

async function beginSession(userId: string): Promise<string> {
  const { internalAdapter, authCookies, secret } = await auth().$context
  const { token } = await internalAdapter.createSession(userId)
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`
}

/** What a browser would send back after an answer with these headers. */
export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** A request as a page of ours sends it. */
export function ask(
  path: string,
  options: { cookie?: string; method?: string; body?: unknown; headers?: HeadersInit } = {},
) {
  const method = options.method ?? (options.body === undefined ? 'GET' : 'POST')
  const headers = new Headers({ host: 'localhost:3000', ...(options.cookie ? { cookie: options.cookie } : {}) })
  if (method !== 'GET') {
    headers.set('content-type', 'application/json')
    headers.set('sec-fetch-site', 'same-origin')
  }
  for (const [name, value] of new Headers(options.headers)) headers.set(name, value)
  return new Request(`${origin}${path}`, { method, headers, body: bodyOf(method, options.body) })
}

function bodyOf(method: string, body: unknown): string | null {
  if (method === 'GET') return null
  return typeof body === 'string' ? body : JSON.stringify(body ?? {})
}
