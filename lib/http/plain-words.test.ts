import { expect, it } from 'vitest'
import { z } from 'zod'
import { stripeId } from '@/lib/stripe/parameters'
import { parseParameters } from './parse'

it.each([
  ['a list', z.array(z.string()), 'balance', 'must be a list'],
  ['text', z.string(), 5, 'must be text'],
  ['text, given null', z.string(), null, 'must be text'],
  ['a whole number', z.int(), 1.5, 'must be a whole number'],
  ['a number', z.coerce.number(), 'ten', 'must be a number'],
  ['an object', z.strictObject({}), 'x', 'must be an object'],
  ['a record', z.record(z.string(), z.string()), 'x', 'must be an object'],
  ['true or false', z.boolean(), 'yes', 'must be true or false'],
  ['one of few', z.enum(['all', 'none']), 'some', 'must be all or none'],
  ['something', z.string().min(1), '', 'must not be empty'],
  ['short text', z.string().max(3), 'long', 'must be at most 3 characters long'],
  ['long text', z.string().min(3), 'a', 'must be at least 3 characters long'],
  ['a small number', z.number().max(3), 4, 'must be at most 3'],
  ['a short list', z.array(z.string()).max(2), ['a', 'b', 'c'], 'must be at most 2 entries long'],
  ['an e-mail address', z.email(), 'a', 'must be an e-mail address'],
  ['a choice', z.union([z.int(), z.literal('')]), 1.5, 'must be a whole number or must be empty'],
  ['an id', stripeId, 'a b', 'must be an id'],
  ['what has words of its own', z.string().regex(/^a/, 'must begin with a'), 'b', 'must begin with a'],
  ['a pattern without words', z.string().regex(/^a/), 'b', 'must be written another way'],
])('what should be %s is told by its name', (_, schema, given, words) => {
  const refused = () => parseParameters(z.strictObject({ colour: schema }), { colour: given })
  expect(refused).toThrow(expect.objectContaining({ message: `Invalid colour: ${words}`, param: 'colour' }))
})
