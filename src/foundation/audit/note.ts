import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../platform/make-folder.ts'

/** C2SP tlog-checkpoint in a C2SP signed note: origin, size and base64 root, signed with Ed25519; their tools can verify ours. */
export interface CheckpointSigner {
  readonly origin: string
  readonly privateKey: KeyObject
  /** Raw 32-byte public key. */
  readonly publicKey: Buffer
}

const ed25519 = 1

export function signCheckpoint(signer: CheckpointSigner, size: number, root: Buffer): string {
  const text = `${signer.origin}\n${size}\n${root.toString('base64')}\n`
  const signature = sign(null, Buffer.from(text), signer.privateKey)
  return `${text}\n— ${signer.origin} ${Buffer.concat([keyId(signer.origin, signer.publicKey), signature]).toString('base64')}\n`
}

export interface Checkpoint {
  origin: string
  size: number
  root: Buffer
}

/** Reads a note and checks its signature against a key the reader already trusts; `null` when anything is off. */
export function openCheckpoint(note: string, publicKey: Buffer): Checkpoint | null {
  const [body, signatures] = note.split('\n\n')
  if (body === undefined || signatures === undefined) return null
  const [origin, size, root] = body.split('\n')
  if (origin === undefined || size === undefined || root === undefined || !/^\d+$/.test(size)) return null
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]),
    format: 'der',
    type: 'spki',
  })
  for (const line of signatures.split('\n')) {
    const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? []
    if (name !== origin || encoded === undefined) continue
    const bytes = Buffer.from(encoded, 'base64')
    if (!bytes.subarray(0, 4).equals(keyId(origin, publicKey))) continue
    if (verify(null, Buffer.from(`${body}\n`), key, bytes.subarray(4)))
      return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
  }
  return null
}

function keyId(name: string, publicKey: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Buffer.of(ed25519)).update(publicKey).digest().subarray(0, 4)
}

/** The installation's signing key: a PEM file of mode 0600 beside the other keys, apart from the database's owner. */
export async function openSigner(keyFolder: string, origin: string): Promise<CheckpointSigner> {
  const path = join(keyFolder, fileName)
  makeFolder(keyFolder, 0o700)
  let pem = await readFile(path, 'utf8').catch(() => undefined)
  if (pem === undefined) {
    pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    await writeFile(path, pem, { mode: 0o600, flag: 'wx' })
    await chmod(path, 0o600)
  }
  const privateKey = createPrivateKey(pem)
  return { origin, privateKey, publicKey: publicPart(privateKey) }
}

/** The key that this installation's checkpoints are checked with; undefined where none was made yet. */
export async function readPublicKey(keyFolder: string): Promise<Buffer | undefined> {
  const pem = await readFile(join(keyFolder, fileName), 'utf8').catch(() => undefined)
  return pem === undefined ? undefined : publicPart(createPrivateKey(pem))
}

const fileName = 'audit-signing-key.pem'

function publicPart(privateKey: KeyObject): Buffer {
  return Buffer.from(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32))
}
