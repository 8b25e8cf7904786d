import 'server-only'
import { toDecimal } from '@/lib/format/money'
import type { TransactionView } from '../transaction-view'
import { element, ofxTime, text } from './ofx-text'

const nameLength = 32
const memoLength = 255

/** A row that is on the books. A program that was given it before knows it by its id. */
export function postedRow(row: TransactionView): string {
  return line('STMTTRN', [
    typeOf(row),
    element('DTPOSTED', ofxTime(row.posted_at ?? row.transacted_at)),
    element('DTUSER', ofxTime(row.transacted_at)),
    element('TRNAMT', toDecimal(row.amount, row.currency)),
    element('FITID', text(row.id, 255)),
    wordsOf(row),
  ])
}

/** A row that may still change: OFX has a list of its own for these, and they have no id there but a reference. */
export function pendingRow(row: TransactionView): string {
  return line('STMTTRNP', [
    typeOf(row),
    element('DTTRAN', ofxTime(row.transacted_at)),
    element('TRNAMT', toDecimal(row.amount, row.currency)),
    element('REFNUM', text(row.id, 32)),
    wordsOf(row),
  ])
}

function line(name: string, parts: string[]): string {
  return `${element(name, parts.join(''))}\n`
}

function typeOf({ amount }: TransactionView): string {
  return element('TRNTYPE', amount < 0 ? 'DEBIT' : 'CREDIT')
}

/** The name is short by OFX's rule; what does not fit stands whole in the memo. */
function wordsOf({ description }: TransactionView): string {
  const name = text(description, nameLength)
  // No longer than a name is before it is cut, nothing of it was.
  if (description.length <= nameLength) return element('NAME', name)
  const memo = text(description, memoLength)
  return element('NAME', name) + element('MEMO', memo === name ? null : memo)
}
