import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Entrance } from '@/components/auth/entrance'
import { DeletionProgress } from '@/components/own-data/deletion-progress'
import { ClientMessages } from '@/components/shell/client-messages'
import { QueryProvider } from '@/components/shell/query-provider'
import { Link } from '@/components/ui/link'
import { deletionPath, getDeletion } from '@/lib/deletions/get-deletion'
import { AppError } from '@/lib/http/errors'
import { getTranslations } from '@/lib/i18n/get-translations'
import { paths } from '@/lib/paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('deletion')
  return { title: t('title') }
}

export default async function DeletionPage({ params }: PageProps<'/deletion/[deletion]'>) {
  const t = await getTranslations('deletion')
  const home = (
    <Link href={paths.home} className="link">
      {t('home')}
    </Link>
  )
  return (
    <Entrance title={t('title')} below={home}>
      <ClientMessages of={['deletion']}>
        <QueryProvider>
          <DeletionProgress initial={await findDeletion(await params)} />
        </QueryProvider>
      </ClientMessages>
    </Entrance>
  )
}

async function findDeletion(params: unknown) {
  const path = deletionPath.safeParse(params)
  if (!path.success) notFound()
  try {
    return await getDeletion(path.data.deletion)
  } catch (error) {
    if (error instanceof AppError) notFound()
    throw error
  }
}
