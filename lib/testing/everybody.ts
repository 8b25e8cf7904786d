import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { sessions, staffInvitations } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { invitations } from '@/lib/invitations/table'
import { type OwnerView, ownerView } from '@/lib/owners/owner-view'
import { readEnvelope } from '@/lib/webhooks/envelope'
import { keepEvents } from '@/lib/webhooks/keep-event'
import { askRoute } from './app-routes'
import { eventOf } from './deliveries'
import { makePerson } from './product'
import { type Owned, twoPeople } from './two-people'
import type { Whose } from './who-may'

export const roles = ['signed out', 'customer', 'support', 'admin'] as const
export type WhoAsks = (typeof roles)[number]
export type Ids = Record<string, string>

export type Everybody = {
  cookies: Record<WhoAsks, string>
  mine: Owned
  theirs: Owned
  /** What belongs to the owners of their accounts alone. */
  canaries: string[]
  /** What the names in an address stand for. */
  ids(whose: Whose, role: WhoAsks): Ids
}

/** What nobody has, in the form it would have. */
const random: Ids = {
  account: 'fca_1nobody',
  session: 'fcsess_1nobody',
  transaction: 'fctxn_1nobody',
  customer: 'cus_1nobody',
  owner: 'fcaown_1nobody',
  holder: '00000000-0000-4000-8000-000000000000',
  invitation: '00000000-0000-4000-8000-000000000000',
  event: 'evt_1nobody',
  user: 'nobody',
  member: 'nobody',
  customerInvitation: '00000000-0000-4000-8000-000000000000',
  browser: 'nobody',
  setting: 'nothing',
}

const malformed = Object.fromEntries(Object.keys(random).map((name) => [name, `no'body or 1=1;-- ☂ %2e`]))

/** Two customers with linked accounts, support and an admin, and of everything that has an id one that is theirs. */
export async function everybody(): Promise<Everybody> {
  const { mine, theirs } = await twoPeople()
  const [support, admin, member] = [await makePerson('support'), await makePerson('admin'), await makePerson('support')]
  const account = { id: mine.account, account_holder: { type: 'customer', customer: mine.customer } }
  await keepEvents([readEnvelope(eventOf({ id: 'evt_1mine', data: { object: account } }))], 'webhook')
  const invited = { email: 'hazel@example.test', role: 'support' }
  await askRoute('/api/staff-invitations', { cookie: admin.cookie, body: invited })
  const asked = { name: 'Hazel', permissions: ['balances'] }
  await askRoute('/api/invitations', { cookie: support.cookie, body: asked })
  const [customerInvitation] = await database().select({ id: invitations.id }).from(invitations)
  const [invitation] = await database().select({ id: staffInvitations.id }).from(staffInvitations)
  const shared = {
    event: 'evt_1mine',
    member: member.userId,
    invitation: invitation?.id ?? '',
    customerInvitation: customerInvitation?.id ?? '',
    setting: 'subscribe_new_accounts',
  }
  const people = { 'signed out': mine, customer: mine, support, admin }
  const [myOwners, theirOwners] = [await ownersOf(mine), await ownersOf(theirs)]
  const own = { ...(await idsOf(mine, myOwners)), ...shared }
  const foreign = { ...(await idsOf(theirs, theirOwners)), ...shared, browser: await browserOf(theirs) }
  const browsers = new Map<WhoAsks, Ids>()
  for (const role of roles) browsers.set(role, { user: people[role].userId, browser: await browserOf(people[role]) })
  return {
    mine,
    theirs,
    canaries: [...myOwners, ...theirOwners].flatMap(({ name, email, phone, raw_address }) =>
      [name, email, phone, raw_address].flatMap((text) => text || []),
    ),
    cookies: { 'signed out': '', customer: mine.cookie, support: support.cookie, admin: admin.cookie },
    ids(whose, role) {
      if (whose === 'own') return { ...own, ...browsers.get(role) }
      return { foreign, random, malformed }[whose]
    },
  }
}

const owners = z.object({ data: z.array(ownerView) })

async function ownersOf({ account, cookie }: Owned): Promise<OwnerView[]> {
  const { body } = await askRoute(`/api/stripe/financial_connections/accounts/${account}/owners`, { cookie })
  return owners.parse(body).data
}

async function idsOf({ account, session, transaction, customer, userId }: Owned, [owner]: OwnerView[]): Promise<Ids> {
  const [holder] = await database()
    .select({ id: accountHolders.id })
    .from(accountHolders)
    .where(eq(accountHolders.customer, customer))
  const named = { owner: owner?.id ?? '', canary: owner?.name ?? '', holder: holder?.id ?? '' }
  return { account, session, transaction, customer, user: userId, ...named }
}

/** Another browser that they are signed in with. */
async function browserOf({ userId }: { userId: string }): Promise<string> {
  const [id, token] = [randomUUID(), randomUUID()]
  await database()
    .insert(sessions)
    .values({ id, token, userId, expiresAt: new Date(now() + 3_600_000) })
  return id
}
