import 'server-only'
import { z } from 'zod'

/** Where Stripe's pages and types disagree whether a field can be missing: one word for both. */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null)
}

/** An id, whether Stripe gave it as such or expanded to the object it names. */
export const idOrObject = z.union([z.string(), z.looseObject({ id: z.string() }).transform((object) => object.id)])

export const unixSeconds = z.number().int()

export function dateOf(seconds: number): Date {
  return new Date(seconds * 1000)
}

export function isoOf(seconds: number): string {
  return dateOf(seconds).toISOString()
}
