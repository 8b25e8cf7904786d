import { describe, expect, it } from 'vitest'
import { readEnv } from './read-env'

const secretTest = 'sk_test_1234567890'
const secretLive = 'rk_live_1234567890'
const authSecret = 'a'.repeat(32)
const dataKey = Buffer.alloc(32, 1).toString('base64')
const mail = { SMTP_URL: 'smtp://user:secret@mail.example:587', MAIL_FROM: 'Tidewater <tidewater@money.example>' }
const test = {
  STRIPE_SECRET_KEY: secretTest,
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  APP_URL: 'http://localhost:3000',
  ...mail,
}
const live = { STRIPE_SECRET_KEY: secretLive, APP_URL: 'https://money.example' }
const whole = { ...live, STRIPE_PUBLISHABLE_KEY: 'pk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1', ...mail }

describe('what refuses to start', () => {
  it.each([
    [
      'keys of different modes',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' },
      /different modes/,
    ],
    ['the other way round', { ...live, STRIPE_PUBLISHABLE_KEY: 'pk_test_1' }, /different modes/],
    ['a publishable key alone', { STRIPE_PUBLISHABLE_KEY: 'pk_test_1' }, /without STRIPE_SECRET_KEY/],
    ['a live key without APP_URL', { STRIPE_SECRET_KEY: secretLive }, /needs APP_URL/],
    ['a live key over http', { ...live, APP_URL: 'http://money.example' }, /needs APP_URL/],
    ['a live key with another API', { ...live, STRIPE_API_BASE: 'http://127.0.0.1:12111' }, /live Stripe key/],
    ['another API without a key', { STRIPE_API_BASE: 'http://127.0.0.1:12111' }, /set a test key/],
    [
      'another API elsewhere',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_API_BASE: 'http://stripe.example' },
      /only name this machine/,
    ],
    [
      'a host that only begins like this machine',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_API_BASE: 'http://127.0.0.1.evil.example' },
      /only name this machine/,
    ],
    ['a server database without a secret', { DATABASE_URL: 'postgres://db/t' }, /needs AUTH_SECRET/],
    ['demo logins for the network', { HOST: '0.0.0.0' }, /DEMO_PUBLIC=1/],
    ['demo logins for the network, said no', { HOST: '::', DEMO_PUBLIC: '0' }, /DEMO_PUBLIC=1/],
    ['demo logins for the network, said otherwise', { HOST: '::', DEMO_PUBLIC: 'no' }, /^DEMO_PUBLIC must be 0 or 1/],
    ['a key that is none', { STRIPE_SECRET_KEY: 'secret' }, /^STRIPE_SECRET_KEY must begin/],
    ['a publishable key in the wrong place', { STRIPE_SECRET_KEY: 'pk_test_1' }, /^STRIPE_SECRET_KEY must begin/],
    ['a secret key in the wrong place', { STRIPE_PUBLISHABLE_KEY: secretTest }, /^STRIPE_PUBLISHABLE_KEY must begin/],
    ['a webhook secret without a key', { STRIPE_WEBHOOK_SECRET: 'whsec_1' }, /STRIPE_WEBHOOK_SECRET is set without/],
    [
      'a webhook secret that is none',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_WEBHOOK_SECRET: 'secret' },
      /^STRIPE_WEBHOOK_SECRET must be one or two secrets/,
    ],
    [
      'three webhook secrets',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_WEBHOOK_SECRET: 'whsec_1,whsec_2,whsec_3' },
      /^STRIPE_WEBHOOK_SECRET must be one or two secrets/,
    ],
    [
      'a webhook secret and nothing behind the comma',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_WEBHOOK_SECRET: 'whsec_1,' },
      /^STRIPE_WEBHOOK_SECRET must be one or two secrets/,
    ],
    ['mail from the simulator', { ...mail, APP_URL: 'http://localhost:3000' }, /without STRIPE_SECRET_KEY/],
    ['a sender alone', { ...live, MAIL_FROM: 'a@money.example' }, /belong together/],
    ['a mail server alone', { ...live, SMTP_URL: 'smtp://mail.example' }, /belong together/],
    ['mail whose links lead wherever a request says', { STRIPE_SECRET_KEY: secretTest, ...mail }, /needs APP_URL/],
    ['a mail server that is none', { ...live, ...mail, SMTP_URL: 'mail.example' }, /^SMTP_URL must be a URL/],
    ['a web page for a mail server', { ...live, ...mail, SMTP_URL: 'https://mail.example' }, /^SMTP_URL must be a URL/],
    ['a sender that is none', { ...live, ...mail, MAIL_FROM: 'Tidewater' }, /^MAIL_FROM must be an address/],
    [
      'a sender with a header of its own',
      { ...live, ...mail, MAIL_FROM: 'Tide\nBcc: x@evil.example <a@money.example>' },
      /^MAIL_FROM must be an address/,
    ],
    ['a data key that is too short', { DATA_KEY: 'a:c2hvcnQ=' }, /^DATA_KEY must be one or more ID:KEY/],
    ['two data keys of one name', { DATA_KEY: `a:${dataKey},a:${dataKey}` }, /^DATA_KEY must be one or more ID:KEY/],
    ['a data key without a name', { DATA_KEY: dataKey }, /^DATA_KEY must be one or more ID:KEY/],
    ['a short secret', { AUTH_SECRET: 'short' }, /^AUTH_SECRET must be at least 32/],
    ['a quota of nothing', { STRIPE_CALLS_PER_SECOND: '0' }, /^STRIPE_CALLS_PER_SECOND must be 1 to 1000/],
    ['a quota that is no number', { STRIPE_CALLS_PER_SECOND: 'many' }, /^STRIPE_CALLS_PER_SECOND must be a number/],
    [
      'prices that are no JSON',
      { STRIPE_PRICES: 'balance=10' },
      /^STRIPE_PRICES must be a JSON object of whole US cents/,
    ],
    [
      'prices in dollars',
      { STRIPE_PRICES: '{"balance":0.1}' },
      /^STRIPE_PRICES must be a JSON object of whole US cents/,
    ],
    ['a price of nothing known', { STRIPE_PRICES: '{"fun":1}' }, /^STRIPE_PRICES .* names balance, ownership, owners/],
    ['a price below nothing', { STRIPE_PRICES: '{"owners":-1}' }, /^STRIPE_PRICES must be/],
    ['a port that is no number', { PORT: 'http' }, /^PORT must be a number/],
    ['a port too high', { PORT: '65536' }, /^PORT must be 1 to 65535/],
    ['port zero', { PORT: '0' }, /^PORT must be 1 to 65535/],
    ['a host with spaces', { HOST: 'my host' }, /^HOST must be/],
    ['an unknown way to sign up', { SIGN_UP: 'closed' }, /^SIGN_UP must be open or invited/],
    ['an address with a path', { APP_URL: 'https://money.example/app' }, /^APP_URL must be an address without a path/],
    ['an address with a query', { APP_URL: 'https://money.example/?a=1' }, /^APP_URL must be an address without/],
    ['an address with a fragment', { APP_URL: 'https://money.example/#a' }, /^APP_URL must be an address without/],
    ['an address with a name in it', { APP_URL: 'https://a@money.example' }, /^APP_URL must be an address without/],
    ['an address of another kind', { APP_URL: 'ftp://money.example' }, /^APP_URL must be a URL that begins with http/],
    ['an address that is none', { APP_URL: 'money.example' }, /^APP_URL must be a URL/],
    [
      'a database behind no port',
      { DATABASE_URL: 'postgres://a:b@db:none/t', AUTH_SECRET: authSecret },
      /^DATABASE_URL must be an address like/,
    ],
    ['another database', { DATABASE_URL: 'mysql://db/t', AUTH_SECRET: authSecret }, /^DATABASE_URL must begin/],
  ])('%s', (_, source, sentence) => {
    expect(() => readEnv(source)).toThrow(sentence)
  })

  it('never repeats a secret in its sentence', () => {
    const names = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'SMTP_URL', 'DATABASE_URL', 'AUTH_SECRET', 'DATA_KEY']
    for (const [name, beginning] of [...names.map((each) => [each, '']), ['DATABASE_URL', 'postgres://a:b@db:']]) {
      const attempt = () => readEnv({ STRIPE_SECRET_KEY: secretTest, [String(name)]: `${beginning}whatever-this-is` })
      expect(attempt).toThrow()
      expect(attempt).not.toThrow(/whatever-this-is/)
    }
  })
})

describe('what starts', () => {
  it.each([
    ['nothing set', {}, { mode: 'simulator', stripe: null, signUp: 'open', host: '127.0.0.1', port: 3000 }],
    ['empty is not set', { STRIPE_SECRET_KEY: ' ', PORT: '' }, { mode: 'simulator', port: 3000 }],
    ['demo logins for the network, said so', { HOST: '0.0.0.0', DEMO_PUBLIC: '1' }, { host: '0.0.0.0' }],
    ['loopback by name', { HOST: 'localhost' }, { host: 'localhost' }],
    ['a test key', { STRIPE_SECRET_KEY: secretTest }, { mode: 'test', signUp: 'invited' }],
    ['a test key for the network', { STRIPE_SECRET_KEY: secretTest, HOST: '0.0.0.0' }, { mode: 'test' }],
    ['no webhook secret', { STRIPE_SECRET_KEY: secretTest }, { webhookSecrets: [] }],
    [
      'a webhook secret',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_WEBHOOK_SECRET: ' whsec_1 ' },
      { webhookSecrets: ['whsec_1'] },
    ],
    [
      'two webhook secrets',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_WEBHOOK_SECRET: 'whsec_new , whsec_old' },
      { webhookSecrets: ['whsec_new', 'whsec_old'] },
    ],
    ['a restricted test key', { STRIPE_SECRET_KEY: 'rk_test_1' }, { mode: 'test' }],
    ['a live key', live, { mode: 'live', appUrl: 'https://money.example', signUp: 'invited' }],
    ['no mail', live, { mail: null }],
    ['mail', { ...live, ...mail }, { mail: { smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM } }],
    ['a bare sender', { ...live, ...mail, MAIL_FROM: 'a@money.example' }, { mail: { from: 'a@money.example' } }],
    ['sign-up opened', { ...live, SIGN_UP: 'open' }, { signUp: 'open' }],
    ['sign-up closed in the demo', { SIGN_UP: 'invited' }, { signUp: 'invited' }],
    ['a trailing slash', { APP_URL: 'http://localhost:3000/' }, { appUrl: 'http://localhost:3000' }],
    [
      'a stand-in for the API',
      { STRIPE_SECRET_KEY: secretTest, STRIPE_API_BASE: 'http://[::1]:12111' },
      { stripe: { secretKey: secretTest, publishableKey: null, apiBase: 'http://[::1]:12111' } },
    ],
    ['a quota with a key', { STRIPE_SECRET_KEY: secretTest }, { callsPerSecond: 20 }],
    ['no quota in the simulator', {}, { callsPerSecond: null }],
    ["a quota of one's own", { STRIPE_CALLS_PER_SECOND: '2.5' }, { callsPerSecond: 2.5 }],
    ['the price list', {}, { prices: { balance: 10, ownership: 150, owners: 150, transactions: 30 } }],
    [
      'another price',
      { STRIPE_PRICES: '{"owners": 0}' },
      { prices: { balance: 10, ownership: 150, owners: 0, transactions: 30 } },
    ],
    [
      'a server database',
      { DATABASE_URL: 'postgres://db/t', AUTH_SECRET: authSecret },
      { databaseUrl: 'postgres://db/t' },
    ],
    [
      'a server database behind a socket',
      { DATABASE_URL: 'postgres://a:b@/t?host=/run/postgresql', AUTH_SECRET: authSecret },
      { databaseUrl: 'postgres://a:b@/t?host=/run/postgresql' },
    ],
  ])('%s', (_, source, expected) => {
    expect(readEnv(source)).toMatchObject(expected)
  })
})

describe('what it advises', () => {
  it.each([
    ['nothing, in the simulator', {}, []],
    ['a mail server', { ...whole, SMTP_URL: undefined, MAIL_FROM: undefined }, [/no mail/]],
    ['a publishable key to link with', { ...test, STRIPE_PUBLISHABLE_KEY: undefined }, [/linking/]],
    ['a secret to hear of changes with', { ...test, STRIPE_WEBHOOK_SECRET: undefined }, [/every minute/]],
    ['a restricted live key', { ...whole, STRIPE_SECRET_KEY: 'sk_live_1' }, [/restricted/i]],
    ['nothing where the live key is restricted', whole, []],
  ])('%s', (_, source, sentences) => {
    const { advice } = readEnv(source)
    expect(advice).toHaveLength(sentences.length)
    for (const [index, sentence] of sentences.entries()) expect(advice[index]).toMatch(sentence)
  })
})
