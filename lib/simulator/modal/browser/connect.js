// @ts-check
import { createApi } from './api.js'
import { connectToParent } from './bridge.js'
import { createCard } from './card.js'
import { createFlow } from './flow.js'
import { stoppedPane } from './panes/stopped.js'
import { wordsFor } from './words.js'

/** @type {import('./flow.js').Flow | null} */
let flow = null

const parentPage = connectToParent({
  onOpen({ clientSecret, key, stripeAccount, locale, token = false }) {
    if (!parentPage) return
    const api = createApi(clientSecret, { key, stripe_account: stripeAccount })
    flow = createFlow({ words: wordsFor(locale), api, finish: parentPage.finish, token })
    flow.start()
  },
  onLeave: () => flow?.card.leave(),
})

if (!parentPage) {
  const words = wordsFor('auto')
  const card = createCard(words, { onLeave: async () => {} })
  card.show(stoppedPane(words.notEmbedded, []))
}
