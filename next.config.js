/** For every answer, files and errors included. What depends on the environment is in proxy.ts. */
export const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), usb=(), browsing-topics=()' },
  // Stripe.js and the simulator open a bank's sign-in in a window that answers its opener.
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded from node_modules as they are: they bring WebAssembly and files of their own, or choose at run time.
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pg',
    'pino',
    'better-auth',
    'drizzle-orm',
    'stripe',
    '@zxcvbn-ts/language-common',
  ],
  headers: async () => [{ source: '/:path*', headers }],
  // Messages are compiled on the server (lib/i18n/catalogue.ts); this leaves the ICU parser out of every bundle.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // `npm test` checks types; a test's slip must not keep anybody from starting the product.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  // The compiler's cache and a minified server cost a build two fifths of its CPU. Who waits for a build is a fresh clone, which never
  // reads that cache.
  experimental: { agentUpgrade: false, turbopackFileSystemCacheForBuild: false, serverMinification: false },
}

export default config
