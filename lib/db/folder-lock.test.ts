import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { lockFolder } from './folder-lock'

const folder = () => join(mkdtempSync(join(tmpdir(), 'folder-lock-')), 'postgres')

it('holds the folder until it is let go', () => {
  const place = folder()
  const unlock = lockFolder(place)
  expect(() => lockFolder(place)).toThrow(/in use by another Tidewater process .*set DATA_DIR/)
  unlock()
  expect(existsSync(`${place}.lock`)).toBe(false)
  lockFolder(place)()
})

it('respects another living process', () => {
  const place = folder()
  writeFileSync(`${place}.lock`, JSON.stringify({ pid: process.ppid, started: '' }))
  expect(() => lockFolder(place)).toThrow(`pid ${process.ppid}`)
  expect(JSON.parse(readFileSync(`${place}.lock`, 'utf8')).pid).toBe(process.ppid)
})

it('takes over from a process that died', () => {
  const place = folder()
  const { pid } = spawnSync('true')
  writeFileSync(`${place}.lock`, JSON.stringify({ pid, started: '' }))
  lockFolder(place)
  expect(JSON.parse(readFileSync(`${place}.lock`, 'utf8')).pid).toBe(process.pid)
})

// Elsewhere there is no way to know of a process when it started and whether it is over.
if (existsSync('/proc/self/stat')) {
  it('waits for a process that is about to end', () => {
    const place = folder()
    const dying = spawn('sleep', ['0.2'])
    writeFileSync(`${place}.lock`, JSON.stringify({ pid: dying.pid, started: '' }))
    expect(() => lockFolder(place)).not.toThrow()
  })

  it('takes over from a process that was killed while its parent looks away', async () => {
    const place = folder()
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { detached: true })
    onTestFinished(() => void parent.kill('SIGKILL'))
    const pid = Number(String(await once(parent.stdout, 'data')))
    writeFileSync(`${place}.lock`, JSON.stringify({ pid, started: '' }))
    // As long as it is a shell, it may look.
    await vi.waitFor(() => expect(readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n'), {
      timeout: 20_000,
    })
    process.kill(pid, 'SIGKILL')
    lockFolder(place)
    expect(JSON.parse(readFileSync(`${place}.lock`, 'utf8')).pid).toBe(process.pid)
    expect(() => process.kill(pid, 0)).not.toThrow()
  })

  it('takes over when the number now belongs to another process', () => {
    const place = folder()
    writeFileSync(`${place}.lock`, JSON.stringify({ pid: process.ppid, started: 'at another time' }))
    lockFolder(place)
    expect(JSON.parse(readFileSync(`${place}.lock`, 'utf8')).pid).toBe(process.pid)
  })
}

it('takes over from an earlier container, where every process has the same number', () => {
  const place = folder()
  writeFileSync(`${place}.lock`, JSON.stringify({ pid: process.pid, started: 'before' }))
  expect(() => lockFolder(place)).not.toThrow()
})
