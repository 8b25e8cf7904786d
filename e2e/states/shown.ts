import type { Proofs } from '../support/proofs'

/** Keys of the messages that name a state, or what is said where it stands in no message, and the tests that show it. */
export type Shown = {
  words: readonly string[]
  said?: { en: readonly string[]; es: readonly string[] }
  proofs: Proofs
}

/** One union of the code: what is in it, where it is declared, and what a person is shown for each. */
export type Section<State extends string = string> = {
  title: string
  /** Where the union stands. */
  declared: string
  states: Readonly<Record<State, Shown>>
}

/** Rows for the states of a union: one that is missing, or that the code does not know, does not compile. */
export function section<State extends string>(
  title: string,
  declared: string,
  states: Readonly<Record<State, Shown>>,
): Section<State> {
  return { title, declared, states }
}
