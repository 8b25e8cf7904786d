import 'server-only'
import { createTransport } from 'nodemailer'
import type { Env } from '@/lib/env'
import { isLoopback } from '@/lib/env/loopback'
import type { MessageRow } from './table'

/**
 * Hands a message to the mail server. Its id is the row's, so that a second delivery, after a death between sending and saying so,
 * can be told from another message. Links open doors, so nothing leaves this machine in clear text.
 */
export async function post(mail: NonNullable<Env['mail']>, message: MessageRow): Promise<void> {
  const transport = createTransport({
    url: mail.smtpUrl,
    requireTLS: mail.smtpUrl.startsWith('smtp:') && !isLoopback(new URL(mail.smtpUrl).hostname),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: mail.from,
      to: { name: '', address: message.recipient },
      subject: message.subject,
      text: message.link ? `${message.body}\n\n${message.link}\n` : `${message.body}\n`,
      messageId: `<${message.id}@tidewater>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } finally {
    transport.close()
  }
}

/** The message itself was refused, and would be again; a sign-in that failed is ours to mend, and worth trying again. */
export function refusedForGood(error: unknown): boolean {
  const { code, responseCode } = Object(error)
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500
}
