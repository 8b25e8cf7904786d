import { z } from 'zod'
import { codeField } from '@/lib/auth/check-code'
import { signInWithCode } from '@/lib/auth/sessions'
import { publicHandler } from '@/lib/http/route'
import { takeFrom } from '@/lib/limits/take'

export * from '@/lib/http/only-post'

const body = z.strictObject({ code: codeField })

export const POST = publicHandler({ body }, async ({ request, body }) => {
  const giveBack = await takeFrom('sign-in', {})
  const cookies = await signInWithCode(request.headers, body.code)
  await giveBack()
  return Response.json({}, { headers: cookies })
})
