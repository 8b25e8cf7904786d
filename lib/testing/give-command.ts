import { vi } from 'vitest'

/** As `obeyCommand` answers. */
type Command = (args: string[]) => Promise<number>

/** Gives a command in this process, with what a person would read: starting one takes two seconds of CPU. */
export async function giveCommand(command: Command, args: string[]) {
  const lines: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' }
  const log = vi.spyOn(console, 'log').mockImplementation((line) => {
    lines.stdout += `${line}\n`
  })
  const error = vi.spyOn(console, 'error').mockImplementation((line) => {
    lines.stderr += `${line}\n`
  })
  const code = await command(args)
  log.mockRestore()
  error.mockRestore()
  return { code, ...lines }
}
