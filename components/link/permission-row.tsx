'use client'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import type { permissions } from './permissions'

type Props = {
  permission: (typeof permissions)[number]
  /** Asked for only when ticked. */
  isChoice: boolean
  isChosen: boolean
  /** Not shared by the account that is linked again: agreeing widens what it shares. */
  isNew: boolean
  onChoose: (isChosen: boolean) => void
}

/** What is read, why and how often; and whether there is a choice. */
export function PermissionRow({ permission: { name, icon }, isChoice, isChosen, isNew, onChoose }: Props) {
  const t = useTranslations('link')
  const bodyId = useId()
  return (
    <li className="grid grid-cols-[32px_minmax(0,1fr)] gap-x-3 p-4 sm:grid-cols-[32px_minmax(0,1fr)_112px]">
      <span className="row-span-2 grid size-8 place-items-center rounded-control bg-accent-wash text-accent sm:row-span-1">
        <Icon name={icon} />
      </span>
      <div>
        <h2 className="font-semibold">
          {t(`permissions.${name}`)}
          {isNew && <span className="ml-2 text-meta font-normal text-info-fg">{t('newHere')}</span>}
        </h2>
        <p id={bodyId} className="mt-1 text-pretty text-ink-2">
          {t(`permissions.${name}Body`)}
        </p>
      </div>
      <div className="col-start-2 mt-2 text-meta text-ink-2 sm:col-start-3 sm:mt-0.5 sm:justify-self-end">
        {isChoice ? (
          <label className="flex items-center gap-2 touch">
            <span className="sr-only">{t(`permissions.${name}`)}: </span>
            {t('choice')}
            <input
              type="checkbox"
              checked={isChosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
              aria-describedby={bodyId}
              className="size-4 accent-accent"
            />
          </label>
        ) : (
          t('needed')
        )}
      </div>
    </li>
  )
}
