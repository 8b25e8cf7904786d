import { z } from 'zod'
import { codeField } from '@/lib/auth/check-code'
import { signInWithCode } from '@/lib/auth/sessions'
import { publicHandler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

const body = z.strictObject({ code: codeField })

export const POST = publicHandler({ body }, async ({ request, body }) =>
  Response.json({}, { headers: await signInWithCode(request.headers, body.code) }),
)
