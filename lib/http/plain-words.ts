import 'server-only'
import type { z } from 'zod'

/** What is wrong with a parameter, to stand behind its name. Schemas that say it better are not asked about here. */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? 'of another kind'}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => (value === '' ? 'empty' : String(value))).join(' or ')}`
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? 'written another way'}`
    case 'invalid_union':
      return [...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1)).map(({ message }) => message))].join(
        ' or ',
      )
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty'
      return `must be at least ${issue.minimum}${units[issue.origin] ?? ''}`
    case 'too_big':
      return `must be at most ${issue.maximum}${units[issue.origin] ?? ''}`
    default:
      return 'is not accepted'
  }
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const formats: Record<string, string> = {
  email: 'an e-mail address',
  url: 'a URL',
  date: 'an ISO date',
  datetime: 'an ISO time',
  safeint: 'a whole number',
}

const units: Record<string, string> = { string: ' characters long', array: ' entries long' }
