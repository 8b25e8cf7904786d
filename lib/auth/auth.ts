import 'server-only'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { type Database, database } from '@/lib/db/client'
import { type Env, env } from '@/lib/env'
import { authSecret } from '@/lib/env/auth-secret'
import { describeError, log } from '@/lib/http/log'
import { auditedAdapter } from './audited-adapter'
import { cookiePrefix } from './cookie-prefix'
import { keepLanguage } from './keep-language'
import { sessionSeconds } from './session-limits'

export const passwordLength = { min: 10, max: 128 } as const

const productName = 'Tidewater'

const suspendable = z.object({ suspendedAt: z.date().nullish() }).nullish()

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
    appName: productName,
    baseURL: settings.appUrl ?? `http://localhost:${settings.port}`,
    secret: authSecret(settings),
    telemetry: { enabled: false },
    logger: { log: (level, message, error) => logLine(level, message, error) },
    database: auditedAdapter(db),
    user: {
      modelName: 'users',
      additionalFields: {
        role: { type: 'string', defaultValue: 'customer', input: false },
        twoFactorEnabled: { type: 'boolean', defaultValue: false, input: false },
        suspendedAt: { type: 'date', required: false, input: false },
      },
    },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    session: {
      modelName: 'sessions',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      additionalFields: {
        lastSeenAt: { type: 'date', defaultValue: () => new Date(now()), input: false },
        provedAt: { type: 'date', defaultValue: () => new Date(now()), input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    plugins: [
      twoFactor({
        issuer: productName,
        twoFactorTable: 'twoFactors',
        schema: { twoFactor: { modelName: 'twoFactors' } },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // However a session is about to begin; asked through the library, whose transaction may be open.
          async before({ userId }, endpoint) {
            const person = suspendable.parse(await endpoint?.context.internalAdapter.findUserById(userId))
            if (person?.suspendedAt) throw new APIError('FORBIDDEN', { code: 'SUSPENDED' })
          },
          after: ({ userId }, endpoint) => keepLanguage(db, userId, endpoint?.headers),
        },
      },
    },
    advanced: {
      cookiePrefix: cookiePrefix(settings),
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
