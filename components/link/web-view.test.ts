import { expect, it } from 'vitest'
import { isWebView } from './web-view'

const webKit = '(KHTML, like Gecko)'

it.each([
  [
    'an app on Android',
    `Mozilla/5.0 (Linux; Android 15; Phone; wv) AppleWebKit/537.36 ${webKit} Chrome/147.0 Mobile Safari/537.36`,
    true,
  ],
  [
    'Chrome on Android',
    `Mozilla/5.0 (Linux; Android 15; Phone) AppleWebKit/537.36 ${webKit} Chrome/147.0 Mobile Safari/537.36`,
    false,
  ],
  [
    'an app on iOS',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 ${webKit} Mobile/15E148`,
    true,
  ],
  [
    'Safari on iOS',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 ${webKit} Version/19.0 Mobile/15E148 Safari/604.1`,
    false,
  ],
  [
    'Safari on a Mac',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 ${webKit} Version/19.0 Safari/605.1.15`,
    false,
  ],
])('%s', (_, userAgent, expected) => {
  expect(isWebView({ userAgent })).toBe(expected)
})
