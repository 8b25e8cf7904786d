import 'server-only'
import { toDecimal } from '@/lib/format/money'
import type { ExportedAccount, Pages } from './exported'
import { pendingRow, postedRow } from './ofx-row'
import { element, ofxTime, text } from './ofx-text'

/** What one account holds in one currency. */
export type OfxStatement = {
  account: ExportedAccount
  currency: string
  /** Days, both included. */
  from: string
  to: string
  posted: Pages
  pending: Pages
  /** As the bank last said it; null where it never did. */
  balance: { current: number; available: number | null; as_of: string } | null
}

const kinds = {
  bank: { set: 'BANKMSGSRSV1', answer: 'STMTTRNRS', statement: 'STMTRS', account: bankAccount },
  card: { set: 'CREDITCARDMSGSRSV1', answer: 'CCSTMTTRNRS', statement: 'CCSTMTRS', account: cardAccount },
} as const
type Kind = keyof typeof kinds

export function ofxKindOf({ category }: ExportedAccount): Kind {
  return category === 'credit' ? 'card' : 'bank'
}

const ok = '<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>'

/**
 * OFX 2.2 for accounting programs. A row to a line. Void rows are in no list, since nothing in OFX says that a row does not count.
 * @param statements those of bank accounts before those of cards
 */
export async function* ofx(statements: Iterable<OfxStatement>, at: string): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
  yield '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
  yield `<OFX>\n<SIGNONMSGSRSV1><SONRS>${ok}${element('DTSERVER', ofxTime(at))}<LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>\n`
  let open: string | null = null
  for (const statement of statements) {
    const { set } = kinds[ofxKindOf(statement.account)]
    if (set !== open) yield `${open ? `</${open}>\n` : ''}<${set}>\n`
    open = set
    yield* statementText(statement, at)
  }
  yield `${open ? `</${open}>\n` : ''}</OFX>\n`
}

async function* statementText(of: OfxStatement, at: string): AsyncGenerator<string> {
  const { answer, statement, account } = kinds[ofxKindOf(of.account)]
  yield `<${answer}>${element('TRNUID', text(of.account.id, 36))}${ok}<${statement}>`
  yield `${element('CURDEF', of.currency.toUpperCase())}${account(of.account)}\n`
  yield `<BANKTRANLIST>${element('DTSTART', ofxTime(of.from))}${element('DTEND', ofxTime(of.to))}\n`
  for await (const rows of of.posted) yield rows.map(postedRow).join('')
  yield '</BANKTRANLIST>\n'
  let isOpen = false
  for await (const rows of of.pending) {
    if (rows.length === 0) continue
    if (!isOpen) yield `<BANKTRANLISTP>${element('DTASOF', ofxTime(at))}\n`
    isOpen = true
    yield rows.map(pendingRow).join('')
  }
  if (isOpen) yield '</BANKTRANLISTP>\n'
  yield `${balances(of)}</${statement}></${answer}>\n`
}

/** Where the bank never said a balance none is written, although OFX wants one: a zero would set somebody's books to it. */
function balances({ balance, currency }: OfxStatement): string {
  if (!balance) return ''
  const { current, available, as_of } = balance
  const figure = (name: string, amount: number | null) =>
    amount === null
      ? ''
      : element(name, element('BALAMT', toDecimal(amount, currency)) + element('DTASOF', ofxTime(as_of)))
  return figure('LEDGERBAL', current) + figure('AVAILBAL', available)
}

function bankAccount(account: ExportedAccount): string {
  const type = element('ACCTTYPE', account.subcategory === 'savings' ? 'SAVINGS' : 'CHECKING')
  return element('BANKACCTFROM', element('BANKID', 'UNKNOWN') + element('ACCTID', accountNumber(account)) + type)
}

function cardAccount(account: ExportedAccount): string {
  return element('CCACCTFROM', element('ACCTID', accountNumber(account)))
}

/** The full number is not known to us. Four digits alone would make two accounts one, and 22 signs do not hold our id as well. */
function accountNumber({ id, last4 }: ExportedAccount): string {
  return text(last4 === null ? id.slice(-22) : `${last4}-${id.slice(-17)}`, 22)
}
