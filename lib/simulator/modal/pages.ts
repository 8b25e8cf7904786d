export type Theme = 'light' | 'dark' | ''

/** Later ones win. */
const STYLES = ['tokens', 'base', 'card', 'type', 'controls', 'lists', 'choices', 'leave', 'sizes']

/** What a strict page may do: nothing but its own files and its own origin. */
export function pageHeaders(frameAncestors: string): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${frameAncestors}`,
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}

/** The modal itself. Its script fills the card; the tape is there even before it, or without it. */
export function connectPage(theme: Theme): string {
  return page({ title: 'Link a bank account (simulated)', script: 'connect', theme, kind: 'modal' })
}

/** The window of a bank that does not exist. */
export function oauthPage(): string {
  return page({ title: 'A bank (simulated)', script: 'oauth', theme: '', kind: 'window' })
}

function page({ title, script, theme, kind }: { title: string; script: string; theme: Theme; kind: string }): string {
  return `<!doctype html>
<html lang="en" class="${kind}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
${STYLES.map((name) => `<link rel="stylesheet" href="assets/styles/${name}.css">`).join('\n')}
<script type="module" src="assets/${script}.js"></script>
</head>
<body>
<main class="card" id="card" aria-label="${title}">
<p class="tape"><strong>Simulated</strong><span>no bank is contacted</span></p>
<div class="pane"><noscript>This page needs JavaScript.</noscript></div>
</main>
</body>
</html>
`
}
