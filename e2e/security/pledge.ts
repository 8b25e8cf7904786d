import type { Proofs } from '../support/proofs'

/** What is promised, where it is kept, and by file what the titles of the tests that prove it say: a piece, where the rest differs. */
export type Pledge = { promise: string; kept: string; proofs: Proofs }
