import 'server-only'
import type { Role } from '@/lib/auth/roles'
import { paths } from '@/lib/paths'

export const demoPassword = 'tidewater-demo'

export const demoNames = ['customer', 'newcomer', 'support', 'admin'] as const
type DemoName = (typeof demoNames)[number]

export type DemoPerson = {
  email: string
  name: string
  role: Role
  /** Where they begin. */
  home: string
  /** What they have linked before anybody looks, and how long ago where there was time to live (`live-on.ts`). */
  banks: { institution: string; accounts: string[]; linkedDaysAgo: number }[]
}

/** The four who can be entered with one press; invented, like their banks. */
export const demoPeople: Record<DemoName, DemoPerson> = {
  customer: {
    email: 'customer@tidewater.test',
    name: 'Ada Marlowe',
    role: 'customer',
    home: paths.accounts,
    banks: [
      { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Rainy day', 'Card'], linkedDaysAgo: 730 },
      { institution: 'Test (OAuth)', accounts: ['House deposit', 'Euro travel'], linkedDaysAgo: 518 },
      { institution: 'Bank (Non-OAuth)', accounts: ['Student loan'], linkedDaysAgo: 301 },
    ],
  },
  newcomer: {
    email: 'newcomer@tidewater.test',
    name: 'Jonas Wetherby',
    role: 'customer',
    home: paths.accounts,
    banks: [],
  },
  support: {
    email: 'support@tidewater.test',
    name: 'Priya Lindqvist',
    role: 'support',
    home: paths.support,
    banks: [],
  },
  admin: {
    email: 'admin@tidewater.test',
    name: 'Tomas Abernethy',
    role: 'admin',
    home: paths.support,
    banks: [],
  },
}
