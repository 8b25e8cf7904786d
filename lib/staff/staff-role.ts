import 'server-only'
import { z } from 'zod'
import type { Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'

export const staffRole = z.enum(['support', 'admin'])

export function requireAdmin(viewer: Pick<Viewer, 'role'>): void {
  if (viewer.role !== 'admin') throw new AppError('not_allowed', 'Only an admin can change staff.')
}
