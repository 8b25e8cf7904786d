import { handler } from '@/lib/http/route'
import { openStream, streamGate, streamQuery } from '@/lib/live/open-stream'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'signed-in', query: streamQuery, gate: streamGate }, openStream)
