import { Link } from '@/components/ui/link'
import { Mark } from '@/components/ui/mark'
import { getTranslations } from '@/lib/i18n/get-translations'

/** The product's sign, which leads to where its reader begins. */
export async function Wordmark({ href }: { href: string }) {
  const t = await getTranslations('common')
  return (
    <Link
      href={href}
      className="inline-flex shrink-0 items-center gap-2 whitespace-nowrap rounded-control font-semibold touch"
    >
      <Mark />
      {t('product')}
    </Link>
  )
}
