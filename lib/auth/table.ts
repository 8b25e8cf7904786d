// better-auth's tables, in a schema of their own; it names the columns. Sessions are rows, so that ending one ends it.
import { bigint, boolean, index, integer, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'
import type { Language } from '../i18n/messages'
import type { Preferences } from '../preferences/preferences'

export const auth = pgSchema('auth')
const moment = (name: string) => timestamp(name, { withTimezone: true })

export const users = auth.table('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  role: text('role').notNull().default('customer'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  /** How they chose to read. */
  preferences: jsonb('preferences').$type<Preferences>().notNull().default({}),
  /** What they last read in, chosen or not: messages are written in it. */
  language: text('language').$type<Language>(),
  /** The address they want instead, until it is confirmed. */
  newEmail: text('new_email'),
  /** Let in by an invitation, without password and e-mail address (this one is made up), until they take the account over. */
  isGuest: boolean('is_guest').notNull().default(false),
  /** Set while the person may not come in. */
  suspendedAt: moment('suspended_at'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
})

export const sessions = auth.table(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** The last request a person caused, on the real clock; automatic ones do not count. */
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    /** When who they are was last proved, by password and second factor. */
    provedAt: moment('proved_at').notNull().defaultNow(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_user').on(table.userId)],
)

/** How a person proves who they are; better-auth calls this an account. */
export const credentials = auth.table(
  'credentials',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** A scrypt hash. */
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('credentials_user').on(table.userId)],
)

export const verifications = auth.table(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
)

/** The second factor: a secret for codes that change, and backup codes, both encrypted by better-auth. */
export const twoFactors = auth.table(
  'two_factors',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: moment('locked_until'),
    /** The half minute since 1970 of the last code that was taken: it and all before are used up. */
    lastStep: bigint('last_step', { mode: 'number' }),
  },
  (table) => [index('two_factors_user').on(table.userId)],
)

/** Somebody an admin asked to join the staff. The token itself stands in their message only. */
export const staffInvitations = auth.table('staff_invitations', {
  id: text('id').primaryKey(),
  email: text('email').notNull(),
  role: text('role').notNull(),
  /** SHA-256, hex. */
  tokenHash: text('token_hash').notNull().unique(),
  invitedBy: text('invited_by').notNull(),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  acceptedAt: moment('accepted_at'),
  revokedAt: moment('revoked_at'),
})
