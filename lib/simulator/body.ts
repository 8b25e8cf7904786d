import { Refusal, refused } from './errors'

const LARGEST = 1_000_000

/** The body as text; refuses more than 1 MB without reading it to the end, and what is not UTF-8. */
export async function readBody(request: Request): Promise<string> {
  if (!request.body) return ''
  const reader = request.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      size += value.length
      if (size > LARGEST) throw new Refusal(413, 'The request is larger than 1 MB.')
      text += decoder.decode(value, { stream: true })
    }
  } catch (error) {
    await reader.cancel()
    if (error instanceof TypeError) throw refused('Invalid request: the body is not UTF-8.')
    throw error
  }
}
