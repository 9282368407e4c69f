import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, isAbsolute, relative, resolve } from 'node:path'

/** What can be wrong with a setting, found out without opening, dialling or writing anything. */

export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

/** An IP address, or a block of them such as 10.0.0.0/8 or fd00::/8. */
export function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = address.includes('%') ? 0 : isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** An address to listen on, or a name for one; 999.1.1.1 is neither, because a name never ends in a number. */
export function isHost(text: string): boolean {
  if (isIP(text) !== 0) return true
  return /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,62})\.)*[a-z]([a-z0-9-]{0,62})$/i.test(text)
}

export function isUrlOf(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text)
  // A PostgreSQL on a socket of this machine is named in the query.
  return url !== null && protocols.includes(url.protocol) && (url.hostname !== '' || url.searchParams.has('host'))
}

/** Certificate and key: both, readable, what they should be, and belonging together. */
export function tlsFaults(certificateFile: string | undefined, keyFile: string | undefined): string[] {
  if (certificateFile === undefined && keyFile === undefined) return []
  if (certificateFile === undefined || keyFile === undefined)
    return ['TLS_CERTIFICATE_FILE and TLS_KEY_FILE go together: set both or neither']
  const certificate = opened('TLS_CERTIFICATE_FILE', certificateFile, 'a PEM certificate', (text) => new X509Certificate(text))
  const key = opened('TLS_KEY_FILE', keyFile, 'a PEM private key without a passphrase', (text) => createPrivateKey(text))
  const faults = [certificate, key].flatMap((one) => ('fault' in one ? [one.fault] : []))
  if ('value' in certificate && 'value' in key && !certificate.value.checkPrivateKey(key.value))
    faults.push('TLS_KEY_FILE is not the key of the certificate in TLS_CERTIFICATE_FILE')
  return faults
}

function opened<T>(name: string, file: string, what: string, read: (text: Buffer) => T): { value: T } | { fault: string } {
  let text: Buffer
  try {
    text = readFileSync(file)
  } catch (fault) {
    return { fault: `${name}: the file ${file} cannot be read (${codeOf(fault)})` }
  }
  try {
    return { value: read(text) }
  } catch {
    return { fault: `${name}: the file ${file} is not ${what}` }
  }
}

/** A file where a folder should be, at the place itself or above it. Whether it may be written shows when it is made. */
export function folderFaults(dataFolder: string, keyFolder: string): string[] {
  const [data, keys] = [fileInTheWay(dataFolder), fileInTheWay(keyFolder)]
  return [
    ...(data === undefined ? [] : [`DATA_FOLDER: ${dataFolder} cannot be a folder, because ${data} is a file`]),
    ...(isInside(keyFolder, dataFolder)
      ? [`KEY_FOLDER: ${keyFolder} lies inside DATA_FOLDER; whoever takes the data must not take its keys with it`]
      : []),
    ...(keys === undefined || keys === data ? [] : [`KEY_FOLDER: ${keyFolder} cannot be a folder, because ${keys} is a file`]),
  ]
}

function isInside(inner: string, outer: string): boolean {
  const way = relative(resolve(outer), resolve(inner))
  return way === '' || !(way.startsWith('..') || isAbsolute(way))
}

function fileInTheWay(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = standingAt(at)
    if (found !== undefined) return found.isDirectory() ? undefined : at
    if (dirname(at) === at) return undefined
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown fault'
}

/** Undefined also where it may not be looked at. */
function standingAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
