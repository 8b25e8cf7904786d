import { handler } from '@/lib/http/route'
import { getInsights, insightsQuery } from '@/lib/insights/get-insights'
import { insightsView } from '@/lib/insights/insights-view'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'signed-in', query: insightsQuery, response: insightsView }, ({ viewer, query }) =>
  getInsights(viewer, query),
)
