'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { useReason } from '@/lib/http/reason'
import { ArrangeRow, moveButtonId } from './arrange-row'
import { byInstitution } from './institutions'
import { arranged, type Direction, type Moved, moved, orderOf } from './moves'
import { arrangeAccounts } from './queries'

const mutationKey = ['account-order']

type Props = { accounts: readonly AccountView[]; onDone: () => void }

/** Banks and accounts a step up or down at a press; each press is kept, and all of them can be taken back. */
export function ArrangeList({ accounts: known, onDone }: Props) {
  const t = useTranslations('accounts.arrange')
  const { nameOf } = useAccountWords()
  const reasonOf = useReason()
  const queries = useQueryClient()
  const [before] = useState(() => (known.some(({ position }) => position !== null) ? orderOf(known) : []))
  // An answer that was asked for before a press still has the order of then: what was pressed stands until it is refused.
  const [draft, setDraft] = useState<readonly string[] | null>(null)
  const accounts = draft ? arranged(known, draft) : known
  const [isChanged, setChanged] = useState(false)
  const [said, setSaid] = useState('')
  const focused = useRef<{ order: string; buttons: string[] } | null>(null)
  const save = useMutation({
    mutationKey,
    mutationFn: (ids: readonly string[]) => arrangeAccounts(ids),
    // One after the other, and read again after the last: an order that is on its way must not be overtaken by an older one.
    scope: { id: 'account-order' },
    onError: () => setDraft(null),
    // Not waited for: the next press must not wait to be sent.
    onSettled: () => {
      if (queries.isMutating({ mutationKey }) === 1) void queries.invalidateQueries({ queryKey: ['accounts'] })
    },
  })
  const banks = byInstitution(accounts)

  // A row that is moved in the document loses the focus, and at an end the button that had it is gone: once the rows stand anew.
  useLayoutEffect(() => {
    if (orderOf(accounts).join() !== focused.current?.order) return
    const button = focused.current.buttons.map((id) => document.getElementById(id)).find(Boolean)
    focused.current = null
    button?.focus()
  })

  function put(ids: readonly string[], words: string, changed = true) {
    setChanged(changed)
    setSaid(words)
    setDraft(ids)
    queries.setQueryData<AccountView[]>(['accounts'], (cached) => cached && arranged(cached, ids))
    save.mutate(ids)
  }

  function move(what: Moved, direction: Direction, name: string) {
    const ids = moved(accounts, what, direction)
    const key = 'bank' in what ? what.bank : what.account
    const buttons = [moveButtonId(key, direction), moveButtonId(key, direction === 'up' ? 'down' : 'up')]
    focused.current = { order: ids.join(), buttons }
    const after = byInstitution(arranged(accounts, ids))
    const own = after.find((bank) => bank.accounts.some(({ id }) => id === key))?.accounts ?? []
    const row = 'bank' in what ? after.map(({ name }) => name) : own.map(({ id }) => id)
    put(ids, t('moved', { name, place: row.indexOf(key) + 1, all: row.length }))
  }

  return (
    <Card aria-labelledby="arrange" className="divide-y divide-line">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4 sm:px-6">
        <div className="min-w-0">
          <h2 id="arrange" className="font-semibold">
            {t('title')}
          </h2>
          <p className="text-meta text-ink-3">{t('lead')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {isChanged && (
            <Button variant="ghost" onClick={() => put(before, t('undone'), false)}>
              {t('undo')}
            </Button>
          )}
          <Button variant="ghost" onClick={() => put([], t('isUsual'))}>
            {t('usual')}
          </Button>
          <Button onClick={onDone}>{t('done')}</Button>
        </div>
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
      {save.error && (
        <Notice tone="critical" role="alert">
          {t('failed', { reason: reasonOf(save.error) })}
        </Notice>
      )}
      {banks.map(({ name, accounts: own }, place) => (
        <section key={name} aria-label={name}>
          <ArrangeRow
            id={name}
            name={name}
            isBank
            isFirst={place === 0}
            isLast={place === banks.length - 1}
            onMove={(direction) => move({ bank: name }, direction, name)}
          />
          <ul>
            {own.map((account, index) => (
              <li key={account.id}>
                <ArrangeRow
                  id={account.id}
                  name={nameOf(account)}
                  isFirst={index === 0}
                  isLast={index === own.length - 1}
                  onMove={(direction) => move({ account: account.id }, direction, nameOf(account))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}
