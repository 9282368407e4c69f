import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, emptyHead, includes, leafHash, proofOf, rootOf, rootOfLeaves } from './merkle.ts'
import { Tree } from './outside/verify.mjs'

const leaves = fc.array(
  fc.uint8Array({ maxLength: 20 }).map((bytes) => leafHash(bytes)),
  { minLength: 1, maxLength: 70 },
)

test('the empty log has the root that RFC 6962 gives it', () => {
  expect(rootOf(emptyHead).toString('hex')).toBe(createHash('sha256').digest('hex'))
})

test('the published RFC 6962 vectors come out (leaf of nothing, and of one zero byte)', () => {
  expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  const two = [leafHash(Buffer.alloc(0)), leafHash(Buffer.of(0))]
  expect(rootOfLeaves(two).toString('hex')).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
})

test('every entry can be proved against the root, and a different entry cannot', async () => {
  await fc.assert(
    fc.asyncProperty(leaves, fc.nat(), async (all, pick) => {
      const index = pick % all.length
      const root = rootOfLeaves(all)
      const leaf = all[index] ?? Buffer.alloc(0)
      const proof = await proofOf(async (from, to) => all.slice(from, to), all.length, index)
      expect(includes(root, all.length, index, leaf, proof)).toBe(true)
      expect(includes(root, all.length, index, leafHash(Buffer.from('somebody else')), proof)).toBe(false)
    }),
  )
})

test('changing, dropping or swapping entries changes the root', () => {
  fc.assert(
    fc.property(leaves, fc.nat(), (all, pick) => {
      const index = pick % all.length
      const root = rootOfLeaves(all)
      expect(rootOfLeaves(all.map((leaf, i) => (i === index ? leafHash(Buffer.from('forged')) : leaf))).equals(root)).toBe(false)
      expect(rootOfLeaves(all.slice(0, -1)).equals(root)).toBe(false)
    }),
  )
})

test('the outside verifier, written apart, computes the same roots', () => {
  fc.assert(
    fc.property(leaves, (all) => {
      const outside = new Tree()
      let head = emptyHead
      for (const leaf of all) {
        outside.add(leaf)
        head = append(head, leaf)
        expect(rootOf(head).equals(outside.root())).toBe(true)
      }
    }),
  )
})
