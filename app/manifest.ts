import type { MetadataRoute } from 'next'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getReading } from '@/lib/i18n/request'
import { paths } from '@/lib/paths'

/** What a phone or a desktop needs to keep Tidewater among its apps. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('home')
  const { language } = await getReading()
  return {
    id: paths.home,
    name: t('title'),
    description: t('description'),
    lang: language,
    start_url: paths.home,
    display: 'standalone',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
