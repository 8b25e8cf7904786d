// @ts-check
/** @typedef {typeof english} Words */

export const english = {
  language: 'en',
  simulated: 'Simulated',
  noBank: 'no bank is contacted',
  title: 'Link a bank account (simulated)',
  back: 'Back',
  close: 'Close',
  /** @param {number} step */
  step: (step) => `Step ${step} of 4`,
  loading: 'Opening…',

  consent: {
    /** @param {string} business */
    heading: (business) => `${business} asks to read your accounts`,
    lead: 'You choose which bank and which accounts.',
    password: { name: 'Not your password', rhythm: 'it goes to the bank only' },
    /** @param {string} business */
    meta: (business) =>
      `You can stop at any time in ${business}. By continuing you agree to the simulator’s terms (there are none).`,
    agree: 'Agree and continue',
  },
  /** @type {Record<string, { name: string, rhythm: string, short: string }>} */
  permissions: {
    balances: { name: 'Balances', rhythm: 'when you link and when you refresh', short: 'balances' },
    transactions: {
      name: 'Transactions',
      rhythm: 'up to 180 days back, then when they are refreshed',
      short: 'transactions',
    },
    ownership: {
      name: 'Owner name and address',
      rhythm: 'only when asked, to check the account is yours',
      short: 'owner details',
    },
    payment_method: {
      name: 'Account and routing number',
      rhythm: 'kept, so that payments can be made',
      short: 'account numbers',
    },
  },

  banks: {
    heading: 'Choose your bank',
    /** @param {number} count */
    search: (count) => `Search ${count} test banks`,
    groups: { connect: 'Connect', again: 'Connect, then need a new sign-in', wrong: 'Go wrong on purpose' },
    /** @param {number} count */
    found: (count) => (count === 1 ? '1 bank found' : `${count} banks found`),
    /** @param {string} query */
    none: (query) => `No test bank is called “${query}”.`,
    noneHint: 'Try fewer letters, or clear the search to see the list.',
    clear: 'Clear search',
    hintTitle: 'For presenters',
    /** @param {number} count */
    hint: (count) => `${count} more appear only when searched for. Try`,
  },

  signIn: {
    /** @param {string} bank */
    heading: (bank) => `Sign in to ${bank}`,
    lead: 'Any user name works here.',
    user: 'User name',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    hintTitle: 'Passwords that do something',
    hintPrompts: ' ask one more thing · ',
    hintIncorrect: ' try again · ',
    hintError: ' ends the sign-in',
    submit: 'Sign in',
    next: 'Continue',
    empty: 'Type something first. Nothing here has to be real.',
    incorrect: 'Not accepted. Check it and try again.',
    another: 'Choose another bank',
  },
  prompts: {
    code: {
      heading: 'Enter the code',
      lead: 'The bank sent six digits to the phone it knows. Any digits work here.',
      field: 'Code',
    },
    confirm: {
      heading: 'Confirm in the bank’s app',
      lead: 'The bank asks you to approve this sign-in on your phone. Here nothing was sent: just continue.',
      submit: 'I approved it',
    },
    options: {
      heading: 'How should the bank reach you?',
      lead: 'It sends a code to check that it is you. Here nothing is sent.',
      choices: [
        { value: 'text', name: 'Text message', detail: '•••• 0142' },
        { value: 'call', name: 'Phone call', detail: '•••• 0142' },
        { value: 'mail', name: 'E-mail', detail: 'a•••@example.com' },
      ],
    },
    question: {
      heading: 'Answer your security question',
      lead: 'Any answer works here.',
      field: 'Which street did you grow up in?',
    },
    hintTitle: 'Answers that do something',
  },

  oauth: {
    /** @param {string} bank */
    heading: (bank) => `Sign in at ${bank}`,
    lead: 'A new window opens at the bank. Sign in there and allow the accounts you want; then you are back here.',
    noWindow: 'No window?',
    noWindowDetail: 'Your browser may have blocked it. Allow pop-ups for this page, then press the button again.',
    password: 'Your password goes to the bank only',
    passwordDetail: 'Check the address in the new window before you type.',
    hintTitle: 'For presenters',
    hint: 'The simulated bank window offers Allow, Refuse and Close. Each ends the way the real one does.',
    open: 'Continue in a new window',
    waiting: 'Waiting for the bank’s window…',
    waitingLead: 'Finish in the window that opened. It closes by itself, and you are back here.',
    again: 'Bring the window forward',
    blocked: 'Your browser blocked the window. Allow pop-ups for this page, then press the button again.',
    refused: 'You refused at the bank, so nothing is shared. You can try again or choose another bank.',
    closed: 'The bank’s window was closed before you decided. Nothing is shared yet.',
    another: 'Choose another bank',
  },
  bankWindow: {
    /** @param {string} bank */
    title: (bank) => `${bank} (simulated)`,
    /** @param {string} business */
    heading: (business) => `Let ${business} read your accounts?`,
    /** @param {string} list */
    lead: (list) => `It asks for ${list}. You choose the accounts in the next step.`,
    allow: 'Allow',
    refuse: 'Refuse',
    close: 'Close without deciding',
    stale: 'This window is no longer needed',
    staleLead: 'The sign-in it belonged to has ended. Close it and go on where you came from.',
    failed: 'The simulator gave no answer. Try again.',
  },

  accounts: {
    heading: 'Choose accounts',
    headingOne: 'Choose one account',
    lead: 'Only the ones you tick are shared.',
    leadOne: 'Only the one you choose is shared.',
    selectAll: 'Select all accounts',
    /** @param {number} chosen @param {number} of */
    count: (chosen, of) => `${chosen} of ${of}`,
    show: 'Show balances',
    hide: 'Hide balances',
    unknown: 'no balance',
    refused: { subcategory: 'not asked for', payment_method: 'takes no payments' },
    /** @param {string} list @param {number} chosen @param {string} business */
    share: (list, chosen, business) =>
      `You share ${list} of ${chosen === 1 ? '1 account' : `${chosen} accounts`} with ${business}.`,
    nothing: 'Nothing is shared until you choose.',
    /** @param {number} limit @param {string} business */
    limit: (limit, business) =>
      limit === 1 ? `${business} asked for one account.` : `${business} asked for at most ${limit} accounts.`,
    /** @param {number} chosen */
    connect: (chosen) => (chosen === 1 ? 'Connect 1 account' : `Connect ${chosen || ''} accounts`.replace('  ', ' ')),
    /** @param {string} last4 */
    ending: (last4) => `ending in ${last4}`,
  },
  none: {
    /** @param {string} bank */
    heading: (bank) => `No account at ${bank} fits`,
    /** @param {number} count @param {string} business */
    lead: (count, business) =>
      count === 0
        ? 'The bank shows no accounts for you.'
        : `The bank shows ${count === 1 ? 'one account' : `${count} accounts`}, but none that ${business} asked for.`,
    found: 'What the bank shows',
    payable: 'No account that payments can be made from',
    /** @param {number} count @param {string} bank @param {string} business */
    payableLead: (count, bank, business) =>
      `${bank} shows ${count === 1 ? 'one account' : `${count} accounts`}, but ${business} asked for checking or savings accounts that take payments.`,
  },
  numbers: {
    heading: 'The account number could not be read',
    /** @param {string} bank @param {string} business */
    lead: (bank, business) =>
      `${business} needs it to make payments, and ${bank} does not give it at this time. Nothing is shared.`,
  },
  manual: {
    open: 'Enter bank details by hand',
    heading: 'Enter bank details',
    lead: 'Both numbers stand at the foot of a cheque.',
    routing: 'Routing number',
    account: 'Account number',
    again: 'Account number, once more',
    differ: 'The two account numbers are not the same.',
    wrong: {
      routing: 'That is no routing number: it has nine digits, of which the last one checks the others.',
      account: 'That is no account number: it has between 4 and 17 digits.',
    },
    hintTitle: 'Numbers that work',
    submit: 'Continue',
    done: 'Bank details taken',
    /** @param {string} last4 @param {string} business */
    doneLead: (last4, business) => `${business} knows the account ending in ${last4}. Nothing can be read from it.`,
  },
  /** @type {Record<string, string>} */
  subcategories: {
    checking: 'Checking',
    savings: 'Savings',
    credit_card: 'Credit card',
    line_of_credit: 'Line of credit',
    mortgage: 'Mortgage',
    other: 'Other account',
  },

  success: {
    /** @param {number} count */
    heading: (count) => (count === 1 ? '1 account connected' : `${count} accounts connected`),
    /** @param {string} bank @param {string} time */
    lead: (bank, time) => `${bank} · today, ${time}`,
    balance: 'Balance in a moment',
    transactions: 'Transactions take up to a minute',
    transactionsDetail: 'They appear by themselves; you need not wait here.',
    /** @param {string} business */
    stop: (business) => `You can stop it in ${business}`,
    stopDetail: 'Reading ends at once.',
    /** @param {string} business */
    done: (business) => `Back to ${business}`,
  },

  down: {
    /** @param {string} bank */
    scheduled: (bank) => `${bank} is closed for maintenance`,
    /** @param {string} bank */
    unscheduled: (bank) => `${bank} is not available right now`,
    /** @param {string} bank */
    error: (bank) => `${bank} gave an answer we do not understand`,
    expected: 'The bank expects to be back ',
    /** @param {string} clock */
    today: (clock) => `today at ${clock}`,
    /** @param {string} day @param {string} clock */
    onDay: (day, clock) => `${day} at ${clock}`,
    /** @param {string} wait */
    inWait: (wait) => `, in ${wait}. Nothing is wrong with your account.`,
    unscheduledLead: 'The bank did not say for how long. Nothing is wrong with your account.',
    errorLead: 'Something went wrong between us and the bank. Your account cannot be linked at this time.',
    meanwhile: 'Meanwhile, another bank',
    or: 'Or',
    /** @param {string} clock */
    comeBack: (clock) => `Come back after ${clock}`,
    later: 'Come back later',
    /** @param {string} business */
    laterDetail: (business) => `start again from ${business}`,
    another: 'Choose another bank',
  },
  ended: {
    /** @param {string} bank */
    heading: (bank) => `${bank} ended the sign-in`,
    lead: 'The bank broke it off and gave no reason. Nothing is shared. You can start it again or choose another bank.',
    again: 'Sign in again',
    another: 'Choose another bank',
  },

  leave: {
    heading: 'Leave without connecting?',
    lead: 'Nothing is shared. You can start again at any time.',
    stay: 'Stay',
    leave: 'Leave',
  },
  stopped: {
    session_expired: {
      heading: 'This session has expired',
      lead: 'It was open for too long. Close this and start again; nothing was shared.',
    },
    session_completed: {
      heading: 'This session is already finished',
      lead: 'It can be used once. Close this and start again to link more accounts.',
    },
    resource_missing: {
      heading: 'There is no such session',
      lead: 'The simulator does not know the session this page asked for, or it is another Stripe account’s. Close this and start again.',
    },
    unreachable: {
      heading: 'The simulator gave no answer',
      lead: 'It may have stopped, or you are offline. Nothing was shared.',
    },
    other: { heading: 'This cannot go on', lead: 'The simulator refused. Close this and start again.' },
    retry: 'Try again',
    close: 'Back to the page',
  },
  notEmbedded: {
    heading: 'Nothing to link here',
    lead: 'This page opens inside the page of an app that wants to link a bank account.',
  },
  failed: 'The simulator gave no answer. Nothing changed; try again.',
}
