import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { closeSimulator } from '@/lib/stripe/simulator'
import { checksums } from '@/lib/testing/checksums'
import { type Everybody, everybody, roles } from '@/lib/testing/everybody'
import { startTestProduct } from '@/lib/testing/product'
import { type Whose, whoseIds } from '@/lib/testing/who-may'

// Pages are called as they are: neither `proxy.ts` nor the layouts around them have looked at the request.
const asked = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ get: () => undefined }),
}))
vi.mock('next/server', () => ({ connection: async () => undefined }))
// Words are compiled by the build.
vi.mock('@/lib/i18n/get-translations', () => ({ getTranslations: async () => (key: string) => key }))
vi.mock('geist/font/mono', () => ({ GeistMono: { variable: '' } }))
// So are fonts.
vi.mock('next/font/local', () => ({ default: () => ({ variable: '' }) }))

let stop: () => Promise<void>
let people: Everybody
beforeAll(async () => {
  stop = await startTestProduct()
  people = await everybody()
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

type Outcome = 'shown' | 'sign in' | 'not found' | 'elsewhere'
/** For whoever is signed out, a customer, support and an admin. */
type Outcomes = readonly [Outcome, Outcome, Outcome, Outcome]

const everybodys: Outcomes = ['shown', 'shown', 'shown', 'shown']
/** Whoever asks, there is none of this id. */
const unknown: Outcomes = ['not found', 'not found', 'not found', 'not found']
const signedIn: Outcomes = ['sign in', 'shown', 'shown', 'shown']
const customers: Outcomes = ['sign in', 'shown', 'not found', 'not found']
const staffs: Outcomes = ['sign in', 'not found', 'shown', 'shown']
const admins: Outcomes = ['sign in', 'not found', 'not found', 'shown']
const entrance: Outcomes = ['shown', 'elsewhere', 'elsewhere', 'elsewhere']
const nobodys: Outcomes = ['sign in', 'not found', 'not found', 'not found']

const held = { own: customers, foreign: nobodys, random: nobodys, malformed: nobodys }
const heldByAny = { own: staffs, foreign: staffs, random: nobodys, malformed: nobodys }

const whoSees: Record<string, Partial<Record<Whose, Outcomes>>> = {
  'layout.tsx': { own: everybodys },
  '(public)/layout.tsx': { own: everybodys },
  '(public)/page.tsx': { own: everybodys },
  '(public)/confirm-address/page.tsx': { own: everybodys },
  '(public)/forgot-password/page.tsx': { own: everybodys },
  '(public)/reset-password/page.tsx': { own: everybodys },
  '(public)/guest/page.tsx': { own: ['shown', 'not found', 'not found', 'not found'] },
  '(public)/invite/[token]/page.tsx': { own: unknown },
  '(public)/outbox/page.tsx': { own: everybodys },
  '(public)/deletion/[deletion]/page.tsx': { own: unknown },
  '(public)/join/page.tsx': { own: everybodys },
  '(public)/sign-in/page.tsx': { own: entrance },
  '(public)/sign-up/page.tsx': { own: entrance },
  '(own)/layout.tsx': { own: signedIn },
  '(own)/settings/page.tsx': { own: signedIn },
  '(customer)/layout.tsx': { own: customers },
  '(customer)/accounts/(list)/page.tsx': { own: customers },
  '(customer)/accounts/[id]/layout.tsx': held,
  '(customer)/accounts/[id]/page.tsx': held,
  '(customer)/accounts/[id]/statement/page.tsx': held,
  '(customer)/insights/page.tsx': { own: customers },
  '(customer)/link/page.tsx': { own: customers },
  '(customer)/sharing/page.tsx': { own: customers },
  '(customer)/transactions/page.tsx': { own: customers },
  '(support)/layout.tsx': { own: staffs },
  '(support)/support/page.tsx': { own: staffs },
  '(support)/support/accounts/[id]/layout.tsx': heldByAny,
  '(support)/support/accounts/[id]/page.tsx': heldByAny,
  '(support)/support/accounts/[id]/statement/page.tsx': heldByAny,
  '(support)/support/accounts/[id]/insights/page.tsx': heldByAny,
  '(support)/support/audit/page.tsx': { own: admins },
  '(support)/support/calls/page.tsx': { own: staffs },
  '(support)/support/events/page.tsx': { own: staffs },
  '(support)/support/invitations/page.tsx': { own: staffs },
  '(support)/support/settings/page.tsx': { own: staffs },
  '(support)/support/staff/page.tsx': { own: admins },
}

const app = join(import.meta.dirname, '..', '..', 'app')

test('every page and layout has its row', () => {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => /(page|layout)\.tsx$/.test(file)).sort()).toEqual(Object.keys(whoSees).sort())
})

type Props = { params: Promise<{ id: string; token: string }>; searchParams: Promise<object>; children: null }
const isFunction = (value: unknown) => typeof value === 'function'
const module = z.object({
  default: z.custom<(props: Props) => unknown>(isFunction),
  generateMetadata: z.custom<(props: Props) => unknown>(isFunction).optional(),
})

test.each(Object.entries(whoSees))('%s', async (file, row) => {
  const { default: render, generateMetadata } = module.parse(await import(join(app, file)))
  const before = await checksums()
  for (const whose of whoseIds.filter((each) => row[each])) {
    const seen: Outcome[] = []
    for (const role of roles) {
      asked.headers = new Headers({ cookie: people.cookies[role] })
      const props = {
        params: Promise.resolve({ id: people.ids(whose, role).account ?? '', token: 'none' }),
        searchParams: Promise.resolve({}),
        children: null,
      }
      const outcome = await outcomeOf(() => render(props))
      seen.push(outcome)
      // The title of a page names an account as well.
      if (whose !== 'own' && generateMetadata) expect(await outcomeOf(() => generateMetadata(props))).toBe(outcome)
    }
    expect([whose, seen]).toEqual([whose, row[whose]])
  }
  // Looking at a page changes nothing but our own records.
  expect(await checksums()).toEqual(before)
})

/** How the framework is told to answer otherwise. */
const interruption = z.object({ digest: z.string() })

async function outcomeOf(render: () => unknown): Promise<Outcome> {
  try {
    await render()
    return 'shown'
  } catch (error) {
    const { digest } = interruption.parse(error)
    if (digest.endsWith(';404')) return 'not found'
    return digest.includes(';/sign-in;') ? 'sign in' : 'elsewhere'
  }
}
