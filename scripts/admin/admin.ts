import { emailField } from '@/lib/auth/forms'
import { CommandRefusal, withProductDatabase } from '@/lib/db/for-command'
import { env } from '@/lib/env'
import { makeInvitation } from '@/lib/staff/invite'
import { readStaff } from '@/lib/staff/list-staff'
import { makeResetLinkByCommand } from '@/lib/staff/reset-link'
import { obeyCommand } from '@/lib/start/obey-command'

const usage = 'Say what to do: npm run admin -- create EMAIL | reset EMAIL | list'

export const admin = (args: string[]) => obeyCommand({ create, reset, list }, usage, args)

async function create(args: string[]): Promise<void> {
  const email = readEmail('create', args)
  const { link } = await withProductDatabase(() =>
    makeInvitation('command', { email, role: 'admin' }, { origin: readOrigin(), browser: null, language: 'en' }),
  )
  console.log(`Start the server, then set the admin's password at\n\n  ${link}\n\nThe link works once, for three days.`)
}

async function reset(args: string[]): Promise<void> {
  const email = readEmail('reset', args)
  const { link } = await withProductDatabase(() => makeResetLinkByCommand(email, readOrigin()))
  console.log(`Start the server, then set the new password at\n\n  ${link}\n\nThe link works once, for 30 minutes.`)
}

function readEmail(command: string, args: string[]): string {
  const email = emailField.safeParse(args[0])
  if (args.length === 1 && email.success) return email.data
  throw new CommandRefusal(`Name one e-mail address: npm run admin -- ${command} EMAIL`)
}

function readOrigin(): string {
  const { appUrl, port } = env()
  return appUrl ?? `http://localhost:${port}`
}

async function list(args: string[]): Promise<void> {
  if (args.length > 0) throw new CommandRefusal(usage)
  const staff = await withProductDatabase(readStaff)
  if (staff.length === 0) return console.log('There is no staff yet: npm run admin -- create EMAIL')
  for (const person of staff) {
    const factor = person.has_second_factor ? 'second factor' : 'no second factor'
    console.log([person.email, person.role, factor, ...(person.is_suspended ? ['suspended'] : [])].join('\t'))
  }
}
