// (shared) Pages inside an app, which get no second window: a bank opens in a browser there, and is told where the way back leads.

const androidApp = /; wv\)/
const iosDevice = /iPhone|iPad|iPod/

/** By what browsers call themselves; taken for a browser where that cannot be told, which is as it always was. */
export function isWebView({ userAgent }: Pick<Navigator, 'userAgent'>): boolean {
  return androidApp.test(userAgent) || (iosDevice.test(userAgent) && !userAgent.includes('Safari/'))
}
