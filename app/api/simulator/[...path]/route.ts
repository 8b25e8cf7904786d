import { mountedSimulator } from '@/lib/stripe/simulator-mount'

export const GET = mountedSimulator
export const POST = mountedSimulator
