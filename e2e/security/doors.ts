import type { Pledge } from './pledge'

/** Who reaches what, and by which requests. */
export const doors: readonly Pledge[] = [
  {
    promise: 'Nobody reaches what is not theirs; a foreign id answers like an unknown one',
    kept: 'every service takes the viewer, the holder is in the WHERE',
    proofs: {
      'lib/http/who-may.integration.test.ts': 'every route has its row',
      'lib/http/pages.integration.test.ts': 'every page and layout has its row',
    },
  },
  {
    promise:
      'An account linked elsewhere reaches nobody but staff, until one of them ties its holder to a user, by both ids; that is written down',
    kept: '`lib/account-holders/tie-holder.ts`',
    proofs: {
      'lib/account-holders/tie-holder.integration.test.ts': [
        'customers, for themselves too, and strangers',
        'one of two at once is refused, whether they name the same holder or the same person',
      ],
    },
  },
  {
    promise:
      'Whom staff invite to link comes in by a link that works once, for a week, is stored as a hash and can be taken back; without a password they do what it asks, see what they did, and reach nothing else',
    kept: '`lib/invitations`, `isLetIn` in `lib/auth/viewer.ts`',
    proofs: {
      'lib/invitations/invitations.integration.test.ts': [
        'reaches nothing else',
        'opens once, however many use it at the same time',
        'is stored as a hash, and not guessed',
        'lets in somebody who sees what they did and not what the holder has',
        'takes the account over: it is theirs by e-mail and password, and what let them in is over',
      ],
    },
  },
  {
    promise: 'Owners are never stored, and reach staff masked at a fixed width however they are asked for',
    kept: '`lib/owners`',
    proofs: {
      'lib/owners/mask.test.ts': 'staff see owners masked at any depth, whatever stood there',
      'lib/stripe/expand.integration.test.ts': 'their own route gives them to staff masked, too',
      'e2e/support.spec.ts': 'support sees owners masked, whatever is asked',
    },
  },
  {
    promise: 'The client_secret stands in one answer and is never stored, logged or in an address',
    kept: "`lib/link-sessions`, the simulator's modal; `e2e/support/addresses.ts` looks at each address of every browser test",
    proofs: {
      'lib/link-sessions/create-session.integration.test.ts':
        'stands in the answer that made the session, and nowhere after',
      'e2e/linking.spec.ts': 'a newcomer links two banks',
    },
  },
  {
    promise: 'With a Stripe key the simulator cannot be reached, and demo data never meets real data',
    kept: '`lib/env`, `lib/db/installation.ts`, `lib/stripe/simulator-mount.ts`',
    proofs: {
      'lib/env/read-env.test.ts': 'what refuses to start',
      'lib/start/start-product.integration.test.ts': [
        'does not start with a key on the data of demo people',
        'does not start with a key of another Stripe account, and makes no simulator beside a key',
      ],
      'e2e/stripe-keys.spec.ts': 'with Stripe keys the same pages link through Stripe.js and Stripe’s API',
    },
  },
  {
    promise: "No other site's page drives the standalone simulator",
    kept: '`lib/simulator/foreign-pages.ts`',
    proofs: {
      'lib/simulator/foreign-pages.http.test.ts': 'a page of another site changed nothing',
    },
  },
  {
    promise: "In the app, the simulator's control needs an admin and the same origin",
    kept: '`lib/stripe/simulator-mount.ts`',
    proofs: {
      'lib/stripe/simulator-mount.integration.test.ts': [
        'is for admins',
        'changes nothing for a page elsewhere',
        'none of it exists once a Stripe key is set, nor do the demo people',
      ],
    },
  },
  {
    promise: 'Unsafe requests need the same origin and a JSON body of at most 1 MB',
    kept: '`lib/http`',
    proofs: {
      'lib/http/foreign-pages.test.ts': '%s changes nothing for',
      'lib/http/route.integration.test.ts': 'is refused above 1 MB, whatever length it announces',
    },
  },
  {
    promise: 'Reading changes nothing but our records of calls, limits, audit and sessions',
    kept: 'every GET',
    proofs: {
      'lib/http/reading.integration.test.ts': 'asking %s changes nothing but our own records',
    },
  },
  {
    promise: 'Every answer, errors and unknown addresses included, carries the security headers',
    kept: '`next.config.js`, `proxy.ts`, `scripts/tasks/odd-requests.mjs`',
    proofs: {
      'e2e/headers.spec.ts': 'every answer carries the same headers, whoever asks and whatever became of it',
    },
  },
  {
    promise:
      'What Stripe delivers is held to strict bytes, header, signature and time (both ways) before anything is read, and of an event only ids are kept',
    kept: '`lib/webhooks`',
    proofs: {
      'lib/webhooks/receive-delivery.integration.test.ts': 'only the envelope is kept',
      'lib/webhooks/mutations.integration.test.ts': 'mutated deliveries none is accepted, and nothing is written',
    },
  },
  {
    promise: 'A live stream names only what its reader may see, and ends with their session',
    kept: '`lib/live`',
    proofs: {
      'lib/live/stream.integration.test.ts': [
        'reach their holder and staff, and nobody else',
        'ends when its session is signed out, and another one of the same person goes on',
      ],
      'e2e/live.spec.ts': 'a tab hears nothing more when another one signs out',
    },
  },
  {
    promise: 'Scripts run by nonce only, from us and Stripe only',
    kept: '`proxy.ts`, `lib/http/content-security-policy.ts`',
    proofs: {
      'e2e/headers.spec.ts': 'does not run as ',
    },
  },
  {
    promise: 'A browser that stopped a script reports it; of a report only where it happened is logged',
    kept: '`lib/http/csp-report.ts`',
    proofs: {
      'lib/http/csp-report.integration.test.ts': 'logs what %s sends, and only where it happened',
    },
  },
  {
    promise:
      'People who take turns in one browser, or in tabs beside each other, leave nothing for each other, and nothing is stored there; no header opens a page or route that is closed',
    kept: 'every page and route asks who is there; `components/shell/whose-document.tsx`',
    proofs: {
      'e2e/privacy.spec.ts': [
        'people who take turns in one browser leave nothing for each other, and staff see no owner',
        'a tab of somebody who left shows nothing of theirs to who came in beside it, nor to whoever goes back',
        'no header opens what is closed',
      ],
      'e2e/entry.spec.ts': 'leaves nothing in memory',
    },
  },
  {
    promise: 'Private answers are not kept by browsers or proxies',
    kept: '`lib/http/route.ts`',
    proofs: {
      'lib/http/route.integration.test.ts': 'is never kept, and carries the id of its request',
    },
  },
  {
    promise:
      'What can be guessed, or costs, is limited per person and per true client address, by all instances together',
    kept: '`lib/limits`, `lib/http/client-address.ts`',
    proofs: {
      'lib/limits/take.integration.test.ts': [
        'a person may so often, wherever they ask from, and again as time passes',
        'two instances share what is left',
      ],
      'lib/http/who-may.integration.test.ts': 'what costs, or tries a link, takes one of a limit before it is done',
      'lib/http/client-address.test.ts': 'is the socket’s own, whatever headers say',
    },
  },
]
