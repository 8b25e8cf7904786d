import 'server-only'

/** What a browser has to be told, and nothing else that the library answered. */
export function onlyCookies(headers: Headers): Headers {
  const cookies = new Headers()
  for (const cookie of headers.getSetCookie()) cookies.append('Set-Cookie', cookie)
  return cookies
}

/** The request's cookies whose names end so: a step that goes by one cookie must not be answered for another. */
export function onlyCookieNamed(headers: Headers, ending: string): Headers {
  const kept = (headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((pair) => pair.slice(0, pair.indexOf('=')).endsWith(ending))
  const copy = new Headers(headers)
  copy.set('cookie', kept.join('; '))
  return copy
}
