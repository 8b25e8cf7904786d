import 'server-only'
import { CommandRefusal } from '@/lib/db/for-command'
import { AppError } from '@/lib/http/errors'
import { sentenceFor } from './refuse-to-start'

type Commands = Record<string, (args: string[]) => Promise<void>>

/** Does what somebody typed, its name first, and says why where it does not. Answers with what the process is to end. */
export async function obeyCommand(commands: Commands, usage: string, [name = '', ...args]: string[]): Promise<0 | 1> {
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new CommandRefusal(usage)
    await command(args)
    return 0
  } catch (error) {
    const isForPerson = error instanceof CommandRefusal || error instanceof AppError
    console.error(isForPerson ? error.message : sentenceFor(error))
    return 1
  }
}
