import { mountedSimulator } from '@/lib/stripe/simulator-mount'

export const GET = mountedSimulator
export const POST = mountedSimulator
export const PUT = mountedSimulator
export const PATCH = mountedSimulator
export const DELETE = mountedSimulator
