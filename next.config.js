/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  experimental: { agentUpgrade: false },
  // Messages are compiled on the server (lib/i18n/catalogue.ts); this leaves the ICU parser out of every bundle.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
}
