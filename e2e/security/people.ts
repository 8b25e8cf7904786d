import type { Pledge } from './pledge'

/** Who people are, what staff may do, and what becomes of the data. */
export const people: readonly Pledge[] = [
  {
    promise:
      'With a Stripe key staff can do nothing until they have a second factor; a code or a backup code is asked beside the password, and taken once',
    kept: '`lib/auth/second-factor.ts`, `lib/auth/viewer.ts`',
    proofs: {
      'lib/auth/second-factor.integration.test.ts': [
        'takes a code once, also of two who say it at the same time, and none before it',
        'begins nothing with the password alone',
      ],
      'e2e/second-factor.spec.ts': 'a second factor is set up, asked for, and replaced by a backup code',
      'e2e/tie.spec.ts': 'staff say who signs in as a holder linked elsewhere, and they see the accounts',
    },
  },
  {
    promise:
      'Sessions end after 15 minutes (staff) or 30 (customers) that nobody caused a request in, after 12 hours in any case, and at once when revoked, with their streams; they change at sign-in, with a role and with a second factor',
    kept: '`lib/auth/session-viewer.ts`, `lib/auth/end-sessions.ts`',
    proofs: {
      'lib/auth/sessions.integration.test.ts': [
        'is signed out after',
        'ends after twelve hours however busy',
        'ends one, and its calls and streams at once',
      ],
    },
  },
  {
    promise:
      'What may not be left to whoever finds a browser open asks who is there, unless they said so in the last five minutes',
    kept: '`lib/auth/recent-proof.ts`, `proof` of each route',
    proofs: {
      'lib/http/who-may.integration.test.ts':
        'what may not be left to whoever finds the browser open asks for a proof before it reads a word',
    },
  },
  {
    promise:
      'A link in a message works once, for a while, for one purpose, and is stored as a hash; a new password ends every session and leaves the second factor',
    kept: '`lib/auth/one-time-link.ts`, `lib/auth/reset-password.ts`',
    proofs: {
      'lib/auth/reset-password.integration.test.ts': [
        'is set by the link, ends every session, and is told and written down',
        'ends a sign-in that is just beginning, with the %s',
      ],
      'lib/auth/confirm-address.integration.test.ts': 'has a link that is stored as a hash, and not guessed',
      'e2e/mail.spec.ts': 'the same with a keyboard only; a link works once, and another browser sees no message',
    },
  },
  {
    promise:
      'Where no mail is sent, an admin hands a member of staff a link to a new password: with a recent proof and a reason, written down, single-use, for half an hour; who has the server makes one by a command',
    kept: '`lib/staff/reset-link.ts`',
    proofs: {
      'lib/staff/reset-link.integration.test.ts': [
        'sets a new password once, ends every session, and is written down with its reason',
        'is made by admins alone, with a proof that is not older than five minutes and a reason',
      ],
      'lib/staff/command.integration.test.ts': 'prints a link to a new password, for whoever has a profile',
    },
  },
  {
    promise: 'A password is no common one, with or without digits and signs around it',
    kept: '`lib/auth/require-own-password.ts`',
    proofs: {
      'lib/auth/require-own-password.test.ts': '%s is refused',
      'lib/auth/reset-password.integration.test.ts': 'is none of the common ones, which leaves the link as it was',
      'lib/staff/staff.integration.test.ts': 'takes no common password, and is good for a better one',
    },
  },
  {
    promise: 'Asking for a new password tells nobody who has a profile, by the answer or its time',
    kept: '`lib/auth/reset-password.ts`',
    proofs: {
      'lib/auth/reset-password.integration.test.ts': [
        'is answered the same whether there is a profile',
        'is answered after the same time',
      ],
    },
  },
  {
    promise:
      'A message is written with its change, delivered once, and its link erased; the simulator shows it to the browser that caused it, and to no other with its link',
    kept: '`lib/mail`',
    proofs: {
      'lib/mail/deliver.integration.test.ts': 'is delivered once, and its link is gone from here',
      'lib/mail/list-messages.integration.test.ts': 'is read by nobody else, and by admins without address and link',
    },
  },
  {
    promise:
      'Only admins change staff, with a sign-in not older than five minutes, and the last admin stays whoever asks at the same time; an invitation works once',
    kept: '`lib/staff`',
    proofs: {
      'lib/staff/staff.integration.test.ts': [
        'needs a proof that is not older than five minutes',
        'stays where two would be %s at once',
      ],
      'e2e/staff.spec.ts': 'an admin invites somebody, and keeps them out again',
    },
  },
  {
    promise:
      'Staff see one field of an owner in full for a minute, with a reason and a sign-in not older than five minutes, at most twenty times in any hour; the row in the audit log is committed first, and without it nothing is shown',
    kept: '`lib/owners/reveal-owner.ts`, `components/owners`',
    proofs: {
      'lib/owners/reveal-owner.integration.test.ts': [
        'is granted twenty times in any hour, however many are asked for at once',
        'shows nothing where it cannot be written down',
      ],
      'e2e/reveal.spec.ts':
        'support sees one field of an owner for a minute, having said why, and an admin reads who did',
    },
  },
  {
    promise: 'Nothing of an owner stands in any other answer to staff or to another customer, nor in any table',
    kept: '`lib/owners`',
    proofs: {
      'lib/http/who-may.integration.test.ts':
        'owners stand where their customer or a reveal asked for them, and nowhere else',
      'lib/owners/reveal-owner.integration.test.ts':
        'an owner is in no row of the database, after it was shown to everybody who may see it',
    },
  },
  {
    promise:
      'Every change is in the audit log, in its own transaction, by ids alone: sign-up, sign-in, sign-out and second factors, too',
    kept: '`lib/audit/record.ts`, `lib/auth/audited-adapter.ts`',
    proofs: {
      'lib/audit/changes.integration.test.ts': [
        'says who linked what, what they agreed to, and what followed by itself',
        'leaves undone what cannot be written down',
      ],
      'lib/auth/audited.integration.test.ts': [
        'says who signed up, in and out, by ids alone',
        'nobody is let in or out, and nothing is left of the try',
        'no second factor is turned on or off, and no codes are made',
      ],
    },
  },
  {
    promise: 'The audit log is only ever added to, and a row that was changed or taken out is named',
    kept: 'triggers, `lib/audit/chain.ts`, `lib/audit/verify.ts`',
    proofs: {
      'lib/audit/record.integration.test.ts':
        'adds rows of many writers one after another without a gap, each with the hash of the one before',
      'lib/audit/chain.test.ts': 'makes it another hash',
      'lib/audit/verify.integration.test.ts': [
        'names a row that was hung elsewhere',
        'names the row after one that was written anew with a hash of its own',
      ],
      'lib/audit/command.integration.test.ts': 'ends with 1 and names the row that was changed',
    },
  },
  {
    promise:
      "Whatever is sent, no route ends in an error of ours: refusals have one shape, name the parameter and nobody else's id",
    kept: '`lib/http`',
    proofs: {
      'lib/http/fuzz.integration.test.ts': 'some were answered, and some refused in every way',
    },
  },
  {
    promise:
      "With `DATA_KEY` set, Stripe's objects lie in the database sealed, each bound to its row; keys can be changed, and a lost one keeps the product from starting",
    kept: '`lib/data-key`',
    proofs: {
      'lib/data-key/seal.test.ts': 'it does not open for %s',
      'lib/data-key/rotate.integration.test.ts': [
        'lies open without DATA_KEY, and is sealed by a rotation',
        'keeps the product from starting where its key %s',
      ],
      'lib/data-key/command.integration.test.ts':
        'ends right when it was killed between two batches and is started again',
    },
  },
  {
    promise:
      'Secrets and passwords are in no answer, no stream, no line of the log and no file that browsers load; of a request the log holds an allow-list of fields',
    kept: '`lib/env`, `lib/http/log.ts`',
    proofs: {
      'e2e/secrets.spec.ts': [
        'what the server must keep to itself is in no answer, frame, message or row, and in no line of its log',
        'the files that browsers load name no secret, nor where one is read',
      ],
      'lib/stripe/errors.test.ts': 'is told in words of our own: no key, account or address of Stripe’s',
    },
  },
  {
    promise:
      'Whoever is deleted is gone from every table, disconnected at Stripe however long it is away, and nothing old brings them back: no event, pull, sweep, adoption or earlier session; ids of what was done stay',
    kept: '`lib/deletions`',
    proofs: {
      'lib/deletions/replay.integration.test.ts': [
        'whoever is deleted is gone from every table, and nothing old brings them back',
        'while Stripe is away everything here is erased all the same, and it is disconnected once Stripe is back',
        'what was still open in a window when its person left is ended as soon as it is linked',
      ],
      'e2e/own-data.spec.ts': 'a person takes everything held about them along, and has it deleted @every-width',
    },
  },
  {
    promise:
      'A deletion needs a sign-in not older than five minutes and what only its person types, or an admin with a reason; the last admin stays',
    kept: '`lib/deletions`',
    proofs: {
      'lib/deletions/who-deletes.integration.test.ts': [
        'takes the address typed as it stands in the profile, and a recent proof',
        'is done by an admin for somebody who asked, for a reason from the list, and written down',
        'spares the last admin',
      ],
      'lib/deletions/at-once.integration.test.ts': 'a deletion and a first visit to the page that links',
    },
  },
  {
    promise:
      'A download holds everything held about its person, nothing of anybody else, no secret, and no cell that a spreadsheet would run',
    kept: '`lib/exports`',
    proofs: {
      'lib/exports/export-own-data.integration.test.ts': [
        'holds every transaction as it stands in the database, a piece at a time',
        'holds nothing of anybody else, and nothing that opens a door',
      ],
      'lib/exports/formats.test.ts': 'lets no spreadsheet run %j',
    },
  },
  {
    promise: 'What has ended is erased after as long as an admin decided, with a sign-in not older than five minutes',
    kept: '`lib/retention`',
    proofs: {
      'lib/settings/settings.integration.test.ts': 'an admin decides with a proof that is not older than five minutes',
      'lib/retention/erase-ended.integration.test.ts':
        'erases accounts with all that hangs on them once they ended long enough ago, and says so',
    },
  },
]
