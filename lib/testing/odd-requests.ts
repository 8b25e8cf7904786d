import fc from 'fast-check'
import { z } from 'zod'

/** What is sent: names and values in the order they stand, so that one may come twice. */
export type Sent = {
  ids: string[]
  parameters: [name: string, value: unknown][]
  /** Instead of the parameters as JSON. */
  raw: string | Uint8Array<ArrayBuffer> | null
  headers: [name: string, value: string][]
}

const text = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 10 }))
const cursorOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url')
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

const moments = fc.constantFrom(
  ...['0000-01-01', '0001-01-01', '9999-12-31', '2026-13-01', '2026-02-30T00:00:00Z', '0001-01-01T00:00:00+14:00'],
  ...['9999-12-31T23:59:59-14:00', '-1', '0', '1e9', '999999999999999', '-999999999999999', '0x10', ' 1', 'NaN'],
)
const cursors = fc
  .tuple(fc.oneof(moments, fc.constant('2026-01-01T00:00:00Z')), fc.oneof(text, fc.constant('fca_1')))
  .map(cursorOf)
const wrong = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0.5, 2 ** 53, 1e308, [], {}, [[]], '', '\u0000', '\ud800', '%', '\\', '_'),
  fc.constantFrom("' or 1=1 --", 'x'.repeat(5000), '../..', '%00', '{{7*7}}', '\u202e', '­'),
  fc.constant(JSON.parse(nested(40))),
  fc.jsonValue({ maxDepth: 2 }),
  moments,
  cursors,
  text,
)
const names = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    '[]',
    'a[b]',
    'a[__proto__]',
    'x'.repeat(300),
  ),
  fc.constantFrom('expand', 'limit', 'cursor', 'account', 'holder', 'viewer', 'role', 'userId'),
  text,
)

const encode = (content: string) => new TextEncoder().encode(content)
const raws = fc.constantFrom<string | Uint8Array<ArrayBuffer>>(
  ...['', ' ', 'null', '[]', '"text"', '1', '{', '{}{}', '{"a":1,}', '\ufeff{}', nested(50_000), '['.repeat(100_000)],
  `{"a":"${'x'.repeat(1024 * 1024)}"}`,
  Uint8Array.from([...encode('{"a":"'), 0xff, 0xc0, ...encode('"}')]),
  Uint8Array.from([0xff, 0xfe, ...encode('{}')]),
)
/** Given beside what a page of ours sends, so that some come twice. */
const headers = fc.constantFrom<[string, string]>(
  ...(['content-type', 'sec-fetch-site', 'origin', 'accept', 'last-event-id'] as const).map(
    (name): [string, string] => [name, '\u00ff,;="'],
  ),
  ['content-type', 'application/json'],
  ['sec-fetch-site', 'same-origin'],
  ['cookie', 'tidewater.session_token=%00.x; =; a'],
  ['authorization', 'Bearer sk_test_1'],
  ['stripe-signature', 't=1,v1=00'],
  ['accept-language', '*;q=9'],
)

/** Requests for a route that takes this: most as it wants them but for something, some altogether odd. */
export function requestsTo(
  schema: z.ZodType | undefined,
  known: { ids: readonly string[]; inPath: number },
): fc.Arbitrary<Sent> {
  const id = fc.constantFrom(...known.ids)
  const wanted = schema
    ? pairsOf(node.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })), id)
    : nothing
  const inPath = fc.oneof({ weight: 4, arbitrary: id }, text, names)
  return fc.record({
    ids: fc.array(inPath, { minLength: known.inPath, maxLength: known.inPath }),
    parameters: fc
      .tuple(
        fc.oneof({ weight: 4, arbitrary: wanted }, nothing),
        spoiling,
        fc.oneof({ weight: 3, arbitrary: nothing }, fc.array(fc.tuple(names, wrong), { maxLength: 1 })),
      )
      .map(([pairs, spoil, more]) => [...spoil(pairs), ...more]),
    raw: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, raws),
    headers: fc.oneof({ weight: 5, arbitrary: asUsual }, fc.array(headers, { maxLength: 2 })),
  })
}

const asUsual: fc.Arbitrary<Sent['headers']> = fc.constant([])

type Pair = Sent['parameters'][number]
const nothing: fc.Arbitrary<Pair[]> = fc.constant([])

/** What may only be seen where the rest is right. */
const stings = fc.constantFrom('\u0000', '\ud800', "'", '%', '\\', '\u202e')

const spoiling: fc.Arbitrary<(pairs: Pair[]) => Pair[]> = fc
  .record({
    how: fc.constantFrom('leave', 'leave', 'leave', 'sting', 'sting', 'replace', 'drop', 'repeat'),
    at: fc.nat(),
    value: wrong,
    sting: stings,
  })
  .map(({ how, at, value, sting }) => (pairs) => {
    if (how === 'leave') return pairs
    const index = at % Math.max(1, pairs.length)
    const [name, before] = pairs[index] ?? ['a', '']
    const rest = how === 'repeat' ? pairs : pairs.toSpliced(index, 1)
    if (how === 'drop') return rest
    return [...rest, [name, how === 'sting' ? `${before}${sting}` : value]]
  })

type Node = {
  type?: string | string[] | undefined
  const?: unknown
  enum?: unknown[] | undefined
  anyOf?: Node[] | undefined
  properties?: Record<string, Node> | undefined
  required?: string[] | undefined
  items?: Node | undefined
  format?: string | undefined
  pattern?: string | undefined
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(node).optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
    items: node.optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
  }),
)

function pairsOf({ properties = {}, required = [] }: Node, id: fc.Arbitrary<string>): fc.Arbitrary<Pair[]> {
  const values = Object.entries(properties).map(([name, value]) => {
    const pair = fc.tuple(fc.constant(name), like(value, id))
    return required.includes(name) ? pair : fc.option(pair, { freq: 2 })
  })
  return fc.tuple(...values).map((pairs) => pairs.filter((pair) => pair !== null))
}

/** A value that this schema takes, or all but takes. */
function like(schema: Node, id: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => like(each, id)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => like({ ...schema, type }, id)))
  const kinds: Record<string, () => fc.Arbitrary<unknown>> = {
    object: () => pairsOf(schema, id).map((pairs) => Object.fromEntries(pairs)),
    array: () => fc.array(like(schema.items ?? {}, id), { maxLength: 3 }),
    string: () => textOf(schema, id),
    boolean: () => fc.boolean(),
    number: () => fc.double(),
    integer: () => fc.integer(),
    null: () => fc.constant(null),
  }
  return kinds[schema.type ?? '']?.() ?? wrong
}

function textOf({ format, pattern }: Node, id: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (format === 'email') return fc.emailAddress()
  if (format === 'uuid') return fc.uuid()
  if (format === 'date' || format === 'date-time') return fc.oneof(moments, fc.constant('2026-01-01T00:00:00Z'))
  if (pattern !== undefined) return fc.oneof(id, fc.stringMatching(new RegExp(pattern)))
  return fc.oneof(id, cursors, text)
}
