#!/usr/bin/env node
// Verifies an installation's audit log from outside, with nothing but Node: no package, no access to its database.
//   node verify.mjs https://khien.example --keep ./kept      (the folder remembers what was seen last time)
// Red (exit 1) when: the signature is wrong, the key changed, the leaves do not give the signed root, the log became
// shorter, or what was seen last time is no longer part of it. A rewrite of everything is visible only to those who kept
// an earlier checkpoint: that is what --keep is for.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'

const pageSize = 5000
const sha = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Roots after each wanted size, from the leaves in order (RFC 6962). */
export class Tree {
  size = 0
  peaks = []
  add(leaf) {
    let carried = leaf
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2)) carried = sha(Buffer.of(1), this.peaks.pop(), carried)
    this.peaks.push(carried)
    this.size += 1
  }
  root() {
    if (this.size === 0) return sha()
    return this.peaks.reduceRight((right, peak) => (right === undefined ? peak : sha(Buffer.of(1), peak, right)), undefined)
  }
}

/** Reads a C2SP signed note; throws when its signature does not belong to the key. */
export function openNote(note, publicKeyBase64) {
  const publicKey = Buffer.from(publicKeyBase64, 'base64')
  const [body, signatures = ''] = note.split('\n\n')
  const [origin, size, root] = body.split('\n')
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]),
    format: 'der',
    type: 'spki',
  })
  const id = sha(`${origin}\n`, Buffer.of(1), publicKey).subarray(0, 4)
  const signed = signatures.split('\n').some((line) => {
    const found = /^— (\S+) (\S+)$/.exec(line)
    if (!found || found[1] !== origin) return false
    const bytes = Buffer.from(found[2], 'base64')
    return bytes.subarray(0, 4).equals(id) && verify(null, Buffer.from(`${body}\n`), key, bytes.subarray(4))
  })
  if (!signed) throw new Error('the checkpoint’s signature does not belong to this key')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

async function get(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

/** @returns {Promise<{size: number, root: string, seenBefore: number | null}>} */
export async function verifyLog(address, keepFolder) {
  const kept = keepFolder ? readKept(keepFolder) : undefined
  const { note, publicKey } = await get(new URL('/transparency/checkpoint', address))
  if (kept && kept.publicKey !== publicKey) throw new Error('the installation’s signing key is not the one kept from last time')
  const checkpoint = openNote(note, publicKey)
  const before = kept ? openNote(kept.note, kept.publicKey) : undefined
  if (before && before.size > checkpoint.size)
    throw new Error(`the log had ${before.size} entries last time and has ${checkpoint.size} now`)
  const tree = new Tree()
  while (tree.size < checkpoint.size) {
    const { leaves } = await get(new URL(`/transparency/leaves?from=${tree.size}&limit=${pageSize}`, address))
    if (leaves.length === 0) throw new Error(`entries from ${tree.size} on are missing`)
    for (const leaf of leaves.slice(0, checkpoint.size - tree.size)) {
      tree.add(Buffer.from(leaf, 'base64'))
      if (before && tree.size === before.size && !tree.root().equals(before.root))
        throw new Error(`the first ${before.size} entries are not those of last time: the past was rewritten`)
    }
  }
  if (!tree.root().equals(checkpoint.root)) throw new Error('the entries do not give the root that was signed')
  if (keepFolder) {
    mkdirSync(keepFolder, { recursive: true })
    writeFileSync(join(keepFolder, 'checkpoint.json'), JSON.stringify({ note, publicKey }, null, 2))
  }
  return { size: checkpoint.size, root: checkpoint.root.toString('base64'), seenBefore: before?.size ?? null }
}

function readKept(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'checkpoint.json'), 'utf8'))
  } catch {
    return undefined
  }
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const address = argv[2]
  const keep = argv.includes('--keep') ? argv[argv.indexOf('--keep') + 1] : undefined
  if (!address) {
    stdout.write('usage: node verify.mjs ADDRESS [--keep FOLDER]\n')
    exit(2)
  }
  try {
    const seen = await verifyLog(address, keep)
    stdout.write(
      `verified: ${seen.size} entries, root ${seen.root}${seen.seenBefore === null ? '' : `, continuing the ${seen.seenBefore} seen before`}\n`,
    )
  } catch (fault) {
    stdout.write(`NOT VERIFIED: ${fault.message}\n`)
    exit(1)
  }
}
