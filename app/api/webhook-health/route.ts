import { handler } from '@/lib/http/route'
import { webhookHealth } from '@/lib/webhooks/health'
import { healthView } from '@/lib/webhooks/health-view'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'staff', response: healthView }, ({ viewer }) => webhookHealth(viewer))
