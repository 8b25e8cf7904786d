import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/env'
import type { DataKey } from '@/lib/env/data-keys'

/** Where a value lies. It is sealed together with it, so that nobody can put one row's into another. */
export type Place = { table: string; column: string; row: string }
type Value = Record<string, unknown>

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** What lies in the column instead of the value: which key, and a fresh IV, the tag and the sealed text in one. */
const sealed = z.strictObject({ sealed: z.strictObject({ key: z.string(), box: z.base64() }) })

/** Why something stored cannot be read; its message is for whoever runs the product. */
export class DataKeyError extends Error {
  override name = 'DataKeyError'
}

/** As it is to be stored: sealed with the first key of DATA_KEY, or unchanged where there is none. */
export function seal(place: Place, value: Value, [current]: DataKey[] = env().dataKeys): Value {
  if (!current) return value
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, current.key, iv, { authTagLength: tagBytes }).setAAD(nameOf(place, current.id))
  const text = Buffer.concat([sealing.update(JSON.stringify(value), 'utf8'), sealing.final()])
  const box = Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64')
  return { sealed: { key: current.id, box } }
}

/** What was stored, as it was. @throws DataKeyError where its key is not there, or does not fit */
export function unseal(place: Place, stored: Value, keys: DataKey[] = env().dataKeys): Value {
  const read = sealed.safeParse(stored)
  if (!read.success) return stored
  const { key: id, box } = read.data.sealed
  const known = keys.find((each) => each.id === id)
  if (!known) throw new DataKeyError(`Stored data is sealed with the key "${id}", which DATA_KEY does not hold.`)
  const bytes = Buffer.from(box, 'base64')
  try {
    const opening = createDecipheriv(cipher, known.key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    opening.setAAD(nameOf(place, id)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    const text = Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()])
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text.toString('utf8')))
  } catch (cause) {
    const message = `Stored data does not open with the key "${id}" of DATA_KEY: it is another key, or the data was changed.`
    throw new DataKeyError(message, { cause })
  }
}

function nameOf({ table, column, row }: Place, key: string): Buffer {
  return Buffer.from(JSON.stringify([table, column, row, key]))
}
