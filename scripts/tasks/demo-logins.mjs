export const password = 'tidewater-demo'

export const logins = {
  'customer@tidewater.test': 'a customer with two banks linked',
  'newcomer@tidewater.test': 'a customer with nothing linked yet',
  'support@tidewater.test': 'support staff',
  'admin@tidewater.test': 'the presenter: an admin',
}

/** The people of the simulator's demo; with a Stripe key they do not exist. */
export function sayDemoLogins() {
  console.log(`\nNo Stripe key is set: the simulator is on. Sign in with the password ${password} as`)
  for (const [email, who] of Object.entries(logins)) console.log(`  ${email.padEnd(24)} ${who}`)
}
