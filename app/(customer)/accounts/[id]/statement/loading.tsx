export { StatementSkeleton as default } from '@/app/_account/statement-skeleton'
