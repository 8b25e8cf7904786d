/** A reason to stop that a person can act on: shown as its one sentence, without a stack. */
export class Refusal extends Error {}

/**
 * Runs a command of ours to its end; a refusal becomes one sentence and exit code 1.
 * @param {() => Promise<void>} command
 */
export async function runCommand(command) {
  try {
    await command()
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exit(1)
  }
}
