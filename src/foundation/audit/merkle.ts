import { createHash } from 'node:crypto'

/** RFC 6962 hashing: leaves and inner nodes are told apart by their first byte, so that one cannot pose as the other. */
export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(data).digest()
}
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}
export const emptyRoot: Buffer = createHash('sha256').digest()

/** Roots of the perfect subtrees of a log of this size, largest first: one for each 1 in the size's binary form. */
export interface Head {
  readonly size: number
  readonly peaks: readonly Buffer[]
}
export const emptyHead: Head = { size: 0, peaks: [] }

/** The head after one more leaf; O(log n) hashes at worst, two on average. */
export function append(head: Head, leaf: Buffer): Head {
  const peaks = [...head.peaks]
  let carried = leaf
  for (let rest = head.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = peaks.pop()
    if (left === undefined) throw new Error('the head has fewer peaks than its size says')
    carried = nodeHash(left, carried)
  }
  return { size: head.size + 1, peaks: [...peaks, carried] }
}

/** The tree's root as RFC 6962 defines it. */
export function rootOf(head: Head): Buffer {
  let root: Buffer | undefined
  for (const peak of [...head.peaks].reverse()) root = root === undefined ? peak : nodeHash(peak, root)
  return root ?? emptyRoot
}

/** The leaves of a log from one place up to another; whoever reads them may give them in pages. */
export type ReadLeaves = (from: number, to: number) => Promise<readonly Buffer[]>

/** Hashes from a leaf up to the root of a log of this size (RFC 6962 PATH). Every leaf is read once, a page at a time. */
export async function proofOf(read: ReadLeaves, size: number, index: number): Promise<Buffer[]> {
  if (index < 0 || index >= size) throw new RangeError('no such leaf')
  const proof: Buffer[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const split = from + largestPowerBelow(to - from)
    const [siblingFrom, siblingTo] = index < split ? [split, to] : [from, split]
    proof.unshift(rootOf(await headOver(read, siblingFrom, siblingTo)))
    if (index < split) to = split
    else from = split
  }
  return proof
}

const pageSize = 5000

/** The head of the leaves from one place up to another, read in pages. */
export async function headOver(read: ReadLeaves, from: number, to: number): Promise<Head> {
  let head = emptyHead
  for (let at = from; at < to; at += pageSize)
    for (const leaf of await read(at, Math.min(at + pageSize, to))) head = append(head, leaf)
  return head
}

/** Whether the proof leads from this leaf to this root (RFC 9162, 2.1.3.2). */
export function includes(root: Buffer, size: number, index: number, leaf: Buffer, proof: readonly Buffer[]): boolean {
  if (index < 0 || index >= size) return false
  let place = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2)
        last = Math.floor(last / 2)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hash.equals(root)
}

export function rootOfLeaves(leaves: readonly Buffer[]): Buffer {
  let head = emptyHead
  for (const leaf of leaves) head = append(head, leaf)
  return rootOf(head)
}

function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
