import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Tools that are none of ours: pdfsig (Poppler) and openssl. Tests that need one are skipped, and say so, where it is missing. */
export const hasTool = (name: 'pdfsig' | 'openssl'): boolean =>
  spawnSync(name, [name === 'openssl' ? 'version' : '-v'], { encoding: 'utf8' }).error === undefined

/** What pdfsig says of each signature, one text each. */
export function pdfsig(folder: string, bytes: Uint8Array): string[] {
  const file = join(folder, 'asked.pdf')
  writeFileSync(file, bytes)
  const { stdout } = spawnSync('pdfsig', ['-no-ocsp', file], { encoding: 'utf8' })
  return stdout.split(/^Signature #\d+:$/m).slice(1)
}

/** Every signature of a PDF through `openssl cms -verify -cades`, its chain up to this root: what openssl says, one text each. */
export function opensslCades(folder: string, bytes: Uint8Array, root: Uint8Array): string[] {
  const [authority, signature, content] = ['root.pem', 'signature.der', 'content.bin'].map((name) => join(folder, name))
  if (authority === undefined || signature === undefined || content === undefined) return []
  const lines = Buffer.from(root)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
  writeFileSync(authority, `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`)
  return signaturesIn(bytes).map(({ cms, signed }) => {
    writeFileSync(signature, cms)
    writeFileSync(content, signed)
    const asked = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', signature, '-content', content]
    const { stderr } = spawnSync('openssl', [...asked, '-CAfile', authority, '-purpose', 'any', '-out', '/dev/null'], {
      encoding: 'utf8',
    })
    return stderr.trim()
  })
}

/** The CMS and the bytes that each signature is over, found without our own reader. */
export function signaturesIn(bytes: Uint8Array): { cms: Buffer; signed: Buffer; field: number }[] {
  const file = Buffer.from(bytes)
  return [...file.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((found, field) => {
    const [start = 0, length = 0, behind = 0, rest = 0] = found.slice(1).map(Number)
    const held = Buffer.from(file.toString('latin1', start + length + 1, behind - 1), 'hex')
    return {
      cms: held.subarray(0, held.readUInt16BE(2) + 4),
      signed: Buffer.concat([file.subarray(start, start + length), file.subarray(behind, behind + rest)]),
      field,
    }
  })
}
