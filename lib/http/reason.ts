// (shared) Why a request failed, in words for the person. Client components only.
import { useTranslations } from 'use-intl'
import { ApiError } from './client'

/** Our routes word their own refusals; what has no words of its own gets a general sentence with the reference to quote. */
export function useReason(): (error: unknown) => string {
  const t = useTranslations('errors')
  return (error) => {
    if (!(error instanceof ApiError)) return t('unexpected', { reference: '–' })
    if (error.isOffline) return t('offline')
    if (error.status === 429) return t('tooMany', { minutes: error.waitMinutes })
    if (isStripeAway(error)) return t('stripeAway')
    if (error.status >= 500 || error.code === 'unexpected_answer')
      return t('unexpected', { reference: error.requestId ?? String(error.status) })
    return error.message
  }
}

/** Nothing is wrong with what was asked, and nothing here is broken. */
export function isStripeAway(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stripe_unavailable'
}
