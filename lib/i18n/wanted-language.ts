// (shared) Which language a request wishes for.
import { type Language, languageOf, usualLanguage } from './messages'

/**
 * The language spoken here that an Accept-Language header likes best. Browsers send their person's; our own pages send the one
 * they are written in (`lib/http/client.ts`), so that a refusal, a message or a consent is in the words somebody had before them.
 */
export function wantedLanguage(headers: Headers): Language {
  const wishes = (headers.get('accept-language') ?? '').split(',').flatMap((wish) => {
    const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim())
    const language = languageOf(tag)
    const weight = weightOf(parameters)
    return language && weight > 0 ? [{ language, weight }] : []
  })
  const best = wishes.reduce<(typeof wishes)[number] | null>(
    (liked, wish) => (liked && liked.weight >= wish.weight ? liked : wish),
    null,
  )
  return best?.language ?? usualLanguage
}

/** Between 0 and 1; without one a wish weighs most. What is no weight weighs nothing. */
function weightOf(parameters: string[]): number {
  const [, digits] = /^q=(.*)$/i.exec(parameters.find((each) => /^q=/i.test(each)) ?? 'q=1') ?? []
  const weight = Number(digits)
  return weight >= 0 && weight <= 1 ? weight : 0
}
