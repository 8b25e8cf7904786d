import { type ChildProcess, spawn } from 'node:child_process'

export type Ended = { code: number | null; stdout: string; stderr: string }

export type Program = {
  /** Settles when it has printed this; fails with what it printed if it ends before. */
  printed(words: string): Promise<void>
  stdout(): string
  /** Asks it to end and waits until it has. */
  stop(signal?: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<Ended>
  ended: Promise<Ended>
}

/** One of our commands as a person would start it, with nothing in its environment but what is given. */
export function startProgram(file: string, args: string[], env: Record<string, string>): Program {
  return start(process.execPath, [file, ...args], env)
}

/** A script that ends by becoming a program (`exec`), in the same surroundings. */
export function startShell(script: string, env: Record<string, string>): Program {
  return start('sh', ['-c', script], env)
}

function start(program: string, args: string[], env: Record<string, string>): Program {
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  const ended = new Promise<Ended>((done) => {
    child.once('close', (code) => done({ code, stdout: output.stdout(), stderr: output.stderr() }))
  })
  return {
    ended,
    stdout: output.stdout,
    async printed(words) {
      const early = ended.then(({ stdout, stderr }) => Promise.reject(new Error(`it ended: ${stdout}${stderr}`)))
      await Promise.race([output.until(words), early])
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

function collect(child: ChildProcess) {
  let stdout = ''
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    until: (words: string) =>
      new Promise<void>((done) => {
        const look = () => stdout.includes(words) && done()
        look()
        child.stdout?.on('data', look)
      }),
  }
}
