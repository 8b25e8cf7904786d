import 'server-only'
import { BlockList } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type DataKey, dataKeys } from './data-keys'
import { isLoopback } from './loopback'
import { type Prices, prices } from './prices'
import { trustedProxies } from './trusted-proxies'

export type Mode = 'simulator' | 'test' | 'live'

export type Env = {
  mode: Mode
  stripe: { secretKey: string; publishableKey: string | null; apiBase: string | null } | null
  /** What Stripe's deliveries are signed with: two while they are being changed, none where Stripe is only asked. */
  webhookSecrets: string[]
  /** How often Stripe may be asked in a second, by all instances together; null for no limit. */
  callsPerSecond: number | null
  prices: Prices
  /** Origin without a path; null where the product takes whatever host it is reached by. */
  appUrl: string | null
  /** Who may say in X-Forwarded-For where a request comes from. */
  trustedProxies: BlockList
  databaseUrl: string | null
  /** Null where nothing leaves: in the simulator, whose messages are shown instead, and with a key where nobody set it. */
  mail: { smtpUrl: string; from: string } | null
  /** Null where it is made once and kept beside the data. */
  authSecret: string | null
  /** What stored objects are sealed with, the current key first; none where they lie open. */
  dataKeys: DataKey[]
  /** Absolute. */
  dataDir: string
  signUp: 'open' | 'invited'
  host: string
  port: number
  logLevel: string
  isDevelopment: boolean
  /** Sentences for whoever starts the product. */
  advice: string[]
}

type Source = Readonly<Record<string, string | undefined>>

/** Why the product does not start, in one sentence for the person who started it. */
export class EnvError extends Error {
  override name = 'EnvError'
}

/** Reads the environment or refuses it. Pure: the same source gives the same answer, and nothing is touched. */
export function readEnv(source: Source): Env {
  const values = parse(source)
  const mode = modeOf(values.STRIPE_SECRET_KEY)
  for (const [refused, sentence] of refusals(values, mode)) if (refused) throw new EnvError(sentence)
  return {
    mode,
    stripe: stripeOf(values),
    webhookSecrets: values.STRIPE_WEBHOOK_SECRET ?? [],
    callsPerSecond: values.STRIPE_CALLS_PER_SECOND ?? (mode === 'simulator' ? null : 20),
    prices: values.STRIPE_PRICES,
    appUrl: values.APP_URL ?? null,
    trustedProxies: values.TRUSTED_PROXIES ?? new BlockList(),
    databaseUrl: values.DATABASE_URL ?? null,
    mail: mailOf(values),
    authSecret: values.AUTH_SECRET ?? null,
    dataKeys: values.DATA_KEY ?? [],
    dataDir: resolve(values.DATA_DIR),
    signUp: values.SIGN_UP ?? (mode === 'simulator' ? 'open' : 'invited'),
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    isDevelopment: source.NODE_ENV === 'development',
    advice: adviceFor(values, mode),
  }
}

const secretKey = z
  .string()
  .regex(/^(sk|rk)_(test|live)_\w+$/, 'must begin with sk_test_, rk_test_, sk_live_ or rk_live_')
const publishableKey = z.string().regex(/^pk_(test|live)_\w+$/, 'must begin with pk_test_ or pk_live_')
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' })
const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(1, 'must be 1 to 65535')
  .max(65535, 'must be 1 to 65535')

const schema = z.object({
  STRIPE_SECRET_KEY: secretKey.optional(),
  STRIPE_PUBLISHABLE_KEY: publishableKey.optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[\w+/=-]+(\s*,\s*whsec_[\w+/=-]+)?$/, 'must be one or two secrets that begin with whsec_')
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .optional(),
  STRIPE_API_BASE: httpUrl.transform((url) => new URL(url).origin).optional(),
  STRIPE_CALLS_PER_SECOND: z.coerce
    .number('must be a number')
    .min(1, 'must be 1 to 1000')
    .max(1000, 'must be 1 to 1000')
    .optional(),
  STRIPE_PRICES: prices,
  APP_URL: httpUrl
    .transform((url) => new URL(url))
    .refine(isOrigin, 'must be an address without a path')
    .transform((url) => url.origin)
    .optional(),
  TRUSTED_PROXIES: trustedProxies.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .refine(isDatabaseAddress, 'must be an address like postgres://name:password@host:5432/database')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be a URL that begins with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>"\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'must be an address, alone or as Name <address>',
    )
    .optional(),
  AUTH_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
  DATA_KEY: dataKeys.optional(),
  DATA_DIR: z.string().default('.data'),
  SIGN_UP: z.enum(['open', 'invited'], 'must be open or invited').optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address')
    .default('127.0.0.1'),
  PORT: port.default(3000),
  DEMO_PUBLIC: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
})
type Values = z.output<typeof schema>

function parse(source: Source): Values {
  const given = Object.keys(schema.shape).map((name) => [name, source[name]?.trim() || undefined] as const)
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new EnvError(`${issue?.path.join('.')} ${issue?.message}.`)
}

function modeOf(key: string | undefined): Mode {
  if (key === undefined) return 'simulator'
  return key.includes('_live_') ? 'live' : 'test'
}

function stripeOf(values: Values): Env['stripe'] {
  if (values.STRIPE_SECRET_KEY === undefined) return null
  return {
    secretKey: values.STRIPE_SECRET_KEY,
    publishableKey: values.STRIPE_PUBLISHABLE_KEY ?? null,
    apiBase: values.STRIPE_API_BASE ?? null,
  }
}

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Values): Env['mail'] {
  return smtpUrl === undefined || from === undefined ? null : { smtpUrl, from }
}

/** Row 12 of the security bar: combinations that could mix demo data with real people's. */
function refusals(values: Values, mode: Mode): [boolean, string][] {
  const { STRIPE_PUBLISHABLE_KEY: publishable, STRIPE_API_BASE: apiBase, APP_URL: appUrl } = values
  const isDemoExposed = mode === 'simulator' && !isLoopback(values.HOST) && values.DEMO_PUBLIC !== '1'
  return [
    [
      publishable !== undefined && mode === 'simulator',
      'STRIPE_PUBLISHABLE_KEY is set without STRIPE_SECRET_KEY: set both, or neither for the simulator.',
    ],
    [
      publishable !== undefined && mode !== 'simulator' && !publishable.startsWith(`pk_${mode}_`),
      'STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY are of different modes: use two test keys or two live keys.',
    ],
    [
      values.STRIPE_WEBHOOK_SECRET !== undefined && mode === 'simulator',
      'STRIPE_WEBHOOK_SECRET is set without STRIPE_SECRET_KEY: set both, or neither for the simulator, which makes its own.',
    ],
    [
      mode === 'live' && !appUrl?.startsWith('https://'),
      'A live Stripe key needs APP_URL, the https:// address people reach this at.',
    ],
    [apiBase !== undefined && mode === 'live', 'STRIPE_API_BASE cannot be used with a live Stripe key.'],
    [
      apiBase !== undefined && mode === 'simulator',
      'STRIPE_API_BASE is set without STRIPE_SECRET_KEY: set a test key too.',
    ],
    [
      apiBase !== undefined && !isLoopback(new URL(apiBase).hostname),
      'STRIPE_API_BASE may only name this machine, for example http://127.0.0.1:12111.',
    ],
    [
      values.DATABASE_URL !== undefined && values.AUTH_SECRET === undefined,
      'DATABASE_URL needs AUTH_SECRET, at least 32 random characters that every instance shares.',
    ],
    [
      (values.SMTP_URL ?? values.MAIL_FROM) !== undefined && mode === 'simulator',
      'SMTP_URL or MAIL_FROM is set without STRIPE_SECRET_KEY: the simulator sends nothing, it shows its messages.',
    ],
    [
      (values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined),
      'SMTP_URL and MAIL_FROM belong together: set both, or neither to send no mail.',
    ],
    // Whoever asks names a host in their request: a link in somebody else's mail must not follow it.
    [
      values.SMTP_URL !== undefined && appUrl === undefined,
      'SMTP_URL needs APP_URL, the address that the links in messages lead to.',
    ],
    [
      isDemoExposed,
      `HOST is ${values.HOST}, and the demo logins would be open to the network: set DEMO_PUBLIC=1 if that is meant, or set Stripe keys.`,
    ],
  ]
}

function adviceFor(values: Values, mode: Mode): string[] {
  const advice: string[] = []
  if (mode !== 'simulator' && values.STRIPE_PUBLISHABLE_KEY === undefined) {
    advice.push('STRIPE_PUBLISHABLE_KEY is not set: everything works but linking new accounts.')
  }
  if (mode !== 'simulator' && values.STRIPE_WEBHOOK_SECRET === undefined) {
    advice.push(
      'STRIPE_WEBHOOK_SECRET is not set: Stripe is asked every minute what happened, instead of telling at once.',
    )
  }
  if (mode !== 'simulator' && values.SMTP_URL === undefined) {
    advice.push('SMTP_URL is not set: no mail is sent, so addresses are not confirmed and no password can be reset.')
  }
  if (values.STRIPE_SECRET_KEY?.startsWith('sk_live_')) {
    advice.push(
      'This is an unrestricted live key. A restricted one (rk_live_…) that may only use Financial Connections and customers is safer.',
    )
  }
  return advice
}

/** A socket stands in the query, behind an empty host, which is no URL. */
function isDatabaseAddress(address: string): boolean {
  return URL.canParse(address.replace('@/', '@socket/'))
}

function isOrigin({ pathname, search, hash, username }: URL): boolean {
  return pathname === '/' && search === '' && hash === '' && username === ''
}
