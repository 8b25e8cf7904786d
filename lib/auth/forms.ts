import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/env'
import { AppError } from '@/lib/http/errors'
import { passwordLength } from './auth'

export const emailField = z.string().trim().toLowerCase().max(254).pipe(z.email('this is not an e-mail address'))

export const signInBody = z.strictObject({ email: emailField, password: z.string().min(1).max(passwordLength.max) })

export const signUpBody = z.strictObject({
  name: z.string().trim().min(1, 'say what to call you').max(100),
  email: emailField,
  password: z
    .string()
    .min(passwordLength.min, `use at least ${passwordLength.min} characters`)
    .max(passwordLength.max, `use at most ${passwordLength.max} characters`),
})

/** By invitation, the address to sign up at does not exist. */
export function requireOpenSignUp(): void {
  if (env().signUp !== 'open') throw new AppError('resource_missing', 'There is nothing at this address.')
}
