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
  /** What they have linked before anybody looks. */
  banks: { institution: string; accounts: string[] }[]
}

/** The four who can be entered with one press; invented, like their banks. */
export const demoPeople: Record<DemoName, DemoPerson> = {
  customer: {
    email: 'customer@tidewater.test',
    name: 'Ada Marlowe',
    role: 'customer',
    home: paths.accounts,
    banks: [
      { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Rainy day', 'Card'] },
      { institution: 'Test (OAuth)', accounts: ['House deposit', 'Euro travel'] },
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
