import { existsSync } from 'node:fs'
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Refusal } from './refusal.mjs'
import { fromRoot } from './root.mjs'

const patienceMs = 2000
const pauseMs = 50

/** Where the server will listen, from the environment; what is empty is not set. */
export function readAddress() {
  const port = Number(process.env.PORT?.trim() || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`)
  }
  return { host: process.env.HOST?.trim() || '127.0.0.1', port }
}

/** @param {{ host: string, port: number }} address */
export async function requireFreePort(address) {
  const server = net.createServer()
  await listen(server, address)
  await new Promise((resolve) => server.close(resolve))
}

/**
 * Waits for a port that a process just killed still holds; anybody else's is refused after that.
 * @param {net.Server} server
 * @param {{ host: string, port: number }} address
 * @returns {Promise<void>}
 */
export async function listen(server, address) {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    const error = await tryToListen(server, address)
    if (!error) return
    if (error.code !== 'EADDRINUSE' || waitedMs >= patienceMs) throw new Refusal(listenSentence(error, address))
    await setTimeout(pauseMs)
  }
}

/** Tries with a file of its own, which it removes: permission bits do not tell about read-only disks. */
export async function requireWritableDataFolder() {
  const folder = path.resolve(fromRoot(), process.env.DATA_DIR?.trim() || '.data')
  const probe = path.join(folder, `.writable-${process.pid}`)
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK)
    await writeFile(probe, '')
    await rm(probe)
  } catch {
    throw new Refusal(`The data folder ${folder} cannot be written to; set DATA_DIR to one that can.`)
  }
}

/**
 * Not `mkdir({ recursive: true })`: under /proc and its like that one tries for ever.
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function makeFolder(folder) {
  if (existsSync(folder)) return
  await makeFolder(path.dirname(folder))
  // Another process that starts at the same time may have made it meanwhile.
  await mkdir(folder).catch((cause) => {
    if (!existsSync(folder)) throw cause
  })
}

/**
 * @param {net.Server} server
 * @param {{ host: string, port: number }} address
 * @returns {Promise<NodeJS.ErrnoException | null>}
 */
function tryToListen(server, { host, port }) {
  return new Promise((resolve) => {
    /** @param {NodeJS.ErrnoException | null} error */
    const settle = (error) => {
      server.off('error', settle).off('listening', done)
      resolve(error)
    }
    const done = () => settle(null)
    server.once('error', settle).once('listening', done).listen(port, host)
  })
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {{ host: string, port: number }} address
 */
function listenSentence(error, { host, port }) {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use; stop the other program or set PORT to a free one.`
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user; set PORT to one above 1023.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST ${host} is not an address of this machine.`
  return `Could not listen on ${host}:${port}: ${error.message}.`
}
