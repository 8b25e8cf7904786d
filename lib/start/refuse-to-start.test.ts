import { expect, it } from 'vitest'
import { FolderError } from '@/lib/db/folder-error'
import { ForeignDatabaseError } from '@/lib/db/installation'
import { EnvError } from '@/lib/env/read-env'
import { sentenceFor } from './refuse-to-start'

const coded = (code: string) => Object.assign(new Error('connect failed at 10.0.0.1'), { code })

it.each([
  ['our own words', new EnvError('PORT must be a number.'), 'PORT must be a number.'],
  ['a folder in use', new FolderError('The data folder is in use.'), 'The data folder is in use.'],
  ['another mode’s data', new ForeignDatabaseError('This database holds live data.'), 'This database holds live data.'],
  ['no server', coded('ECONNREFUSED'), 'nothing answers at DATABASE_URL.'],
  [
    'a wrong password, wrapped by the driver',
    new Error('Failed query', { cause: coded('28P01') }),
    /refused the user or password/,
  ],
  ['a folder that may not be written to', coded('EACCES'), /set DATA_DIR/],
  ['a database that lost a file', coded('58P01'), /damaged/],
  ['the unforeseen', new Error('odd'), 'odd'],
  ['what is no error', 'odd', 'an unknown error.'],
])('says one sentence for %s', (_, error, sentence) => {
  expect(sentenceFor(error)).toMatch(sentence)
})
