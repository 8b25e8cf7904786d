import 'server-only'
import { z } from 'zod'
import { takeFrom } from '@/lib/limits/take'
import { readText } from './body'
import { AppError } from './errors'
import { log } from './log'

const most = { bytes: 64 * 1024, words: '64 KB' }
/** A browser sends a few at once; who sends more is no browser. */
const mostReports = 20

/**
 * Logs what browsers report against the content security policy. They send it by themselves, with or without cookies, from a page
 * that may be whose it wants: nothing but where it happened is kept, and no address with its query.
 * @throws AppError
 */
export async function receiveCspReports(request: Request): Promise<void> {
  requireReportType(request.headers.get('content-type'))
  const violations = readViolations(await readText(request, most))
  await takeFrom('csp-report', {})
  for (const violation of violations) log().warn({ event: 'csp_violation', ...violation })
}

const types = /^application\/(csp-report|reports\+json|json)\s*(;|$)/i

function requireReportType(contentType: string | null): void {
  if (types.test(contentType ?? '')) return
  throw new AppError('body_not_json', 'Send reports as application/csp-report or application/reports+json.')
}

const word = z.string().regex(/^[a-z-]{1,40}$/)
const directive = word.catch('unknown')
/** A keyword as `inline`, or whose host it was. */
const blocked = word.or(z.string().transform((url) => hostOf(url))).catch('unknown')
const path = z
  .string()
  .transform((url) => (URL.canParse(url) ? new URL(url).pathname.slice(0, 200) : 'unknown'))
  .catch('unknown')
const line = z.int().nonnegative().optional().catch(undefined)

/** Of `report-uri`, which older browsers read. */
const older = z
  .object({
    'csp-report': z.object({
      'effective-directive': directive,
      'blocked-uri': blocked,
      'document-uri': path,
      'source-file': path,
      'line-number': line,
    }),
  })
  .transform(({ 'csp-report': report }) => [
    {
      directive: report['effective-directive'],
      blocked: report['blocked-uri'],
      page: report['document-uri'],
      source: report['source-file'],
      line: report['line-number'],
    },
  ])

/** Of `report-to`: https://www.w3.org/TR/CSP3/#cspviolationreportbody */
const newer = z
  .array(
    z.object({
      type: z.literal('csp-violation'),
      body: z.object({
        effectiveDirective: directive,
        blockedURL: blocked,
        documentURL: path,
        sourceFile: path,
        lineNumber: line,
      }),
    }),
  )
  .max(mostReports)
  .transform((reports) =>
    reports.map(({ body }) => ({
      directive: body.effectiveDirective,
      blocked: body.blockedURL,
      page: body.documentURL,
      source: body.sourceFile,
      line: body.lineNumber,
    })),
  )

const reports = older.or(newer)

function readViolations(text: string): z.output<typeof reports> {
  try {
    return reports.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('body_invalid', 'The body is not a report of a browser.', { cause })
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).protocol}//${new URL(url).host}`.slice(0, 200) : 'unknown'
}
