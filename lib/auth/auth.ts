import 'server-only'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { type Database, database } from '@/lib/db/client'
import { type Env, env } from '@/lib/env'
import { authSecret } from '@/lib/env/auth-secret'
import { describeError, log } from '@/lib/http/log'
import { credentials, sessions, users, verifications } from './table'

export const passwordLength = { min: 10, max: 128 } as const

/** Nobody stays signed in longer, however busy they are. */
const sessionSeconds = 12 * 60 * 60

type Auth = ReturnType<typeof createAuth>

const made = new WeakMap<Database, Auth>()

/**
 * better-auth, called as a library: our own routes parse, check the origin and answer, so that nothing it serves by itself
 * (tokens in bodies, redirects, endpoints of a later version) is reachable.
 */
export function auth(): Auth {
  const db = database()
  const existing = made.get(db)
  if (existing) return existing
  const created = createAuth(db, env())
  made.set(db, created)
  return created
}

function createAuth(db: Database, settings: Env) {
  const isHttps = settings.appUrl?.startsWith('https://') ?? false
  return betterAuth({
    appName: 'Tidewater',
    baseURL: settings.appUrl ?? `http://localhost:${settings.port}`,
    secret: authSecret(settings),
    telemetry: { enabled: false },
    logger: { log: (level, message, error) => logLine(level, message, error) },
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { users, sessions, credentials, verifications },
      transaction: true,
    }),
    user: {
      modelName: 'users',
      additionalFields: { role: { type: 'string', defaultValue: 'customer', input: false } },
    },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    session: { modelName: 'sessions', expiresIn: sessionSeconds, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    advanced: {
      // A cookie named __Host- is only taken over https, from this host, for all of its paths.
      cookiePrefix: isHttps ? '__Host-tidewater' : 'tidewater',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
      // Nobody has said yet which proxy may be believed about it.
      ipAddress: { disableIpTracking: true },
    },
  })
}

/** Its messages may hold an e-mail address; only what it was about is kept. */
function logLine(level: 'info' | 'warn' | 'error' | 'debug', message: string, error: unknown): void {
  if (level !== 'error') return
  log().error({ error: error === undefined ? undefined : describeError(error) }, message.replace(/\S+@\S+/g, '…'))
}
