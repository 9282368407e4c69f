import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../vocabulary/period.ts'
import { readChainOf2021 } from '../data/chain.ts'
import { issuerLevels } from '../document-type.ts'
import {
  type ChainNode,
  edgePaths,
  laneLabelWidth,
  layOutChain,
  linkedWith,
  nearestNode,
  nodeHeight,
  nodeWidth,
} from './chain-layout.ts'

const chain = readChainOf2021()
const ofHistory = chain.documents.map((one): ChainNode => ({ id: one.id, issuedOn: one.issuedOn, level: one.issuerLevel }))
const someNodes = fc
  .array(fc.record({ days: fc.nat(700), level: fc.constantFrom(...issuerLevels) }), { minLength: 1, maxLength: 60 })
  .map((all) => all.map(({ days, level }, at): ChainNode => ({ id: `d${at}`, issuedOn: addDays('2020-03-01', days), level })))

describe('the chart', () => {
  test('no two documents cover each other, and each stands in its issuer’s lane', () => {
    fc.assert(
      fc.property(someNodes, fc.integer({ min: 300, max: 1800 }), (nodes, room) => {
        const { nodes: laid, lanes, width, height } = layOutChain(nodes, room)
        expect(laid).toHaveLength(nodes.length)
        for (const one of laid) {
          const lane = lanes.find(({ level }) => level === one.level)
          expect(one.y).toBeGreaterThan(lane?.top ?? Number.NaN)
          expect(one.y + nodeHeight).toBeLessThan((lane?.top ?? Number.NaN) + (lane?.height ?? Number.NaN))
          expect(one.x).toBeGreaterThan(laneLabelWidth)
          expect(one.x + nodeWidth).toBeLessThan(width)
          expect(one.y + nodeHeight).toBeLessThan(height)
          const covered = laid.filter(
            (other) => other.id !== one.id && Math.abs(other.x - one.x) < nodeWidth && Math.abs(other.y - one.y) < nodeHeight,
          )
          expect(covered).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a later day never stands left of an earlier one', () => {
    fc.assert(
      fc.property(someNodes, (nodes) => {
        const { nodes: laid } = layOutChain(nodes, 1000)
        for (const one of laid) {
          for (const other of laid) if (one.issuedOn < other.issuedOn) expect(one.x).toBeLessThan(other.x)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the documents of 2020 and 2021 fit the width of an office screen, and lanes run from the government down', () => {
    const { width, lanes, months } = layOutChain(ofHistory, 1150)
    expect(width).toBeLessThanOrEqual(1150)
    expect(lanes.map(({ level }) => level)).toEqual(['government', 'steering-committee', 'ministry', 'province'])
    expect(months[0]?.month).toBe('2020-03')
  })
})

describe('moving and following', () => {
  const { nodes } = layOutChain(ofHistory, 1150)

  test('every document is reached by arrow keys from the letter', () => {
    const seen = new Set(['3440-vpcp-kgvx'])
    for (const id of seen) {
      for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
        const next = nearestNode(nodes, id, arrow)
        if (next !== undefined) seen.add(next)
      }
    }
    expect(seen.size).toBe(nodes.length)
  })

  test('the letter goes back to the proposals of the technology ministry, and 2666 and what Hà Nội did followed', () => {
    const older = linkedWith(chain.relations, '3440-vpcp-kgvx', 'older')
    const newer = linkedWith(chain.relations, '3440-vpcp-kgvx', 'newer')
    expect([...older]).toEqual(expect.arrayContaining(['1427-btttt-thh', '1527-btttt-cvt', '597-cd-bcd']))
    expect([...newer]).toEqual(expect.arrayContaining(['2666-qd-byt', '4403-cv-bcd', '10760-syt-khtc']))
    expect(newer.has('1427-btttt-thh')).toBe(false)
  })

  test('a circle of references ends', () => {
    const circle = [
      { from: 'b', to: 'a' },
      { from: 'a', to: 'b' },
    ]
    expect([...linkedWith(circle, 'a', 'newer')]).toEqual(['b'])
  })

  test('every relation has its line, and no two lines lie on each other', () => {
    const paths = edgePaths(nodes, chain.relations)
    expect(paths).toHaveLength(chain.relations.length)
    for (const path of paths) expect(path).toMatch(/^M[\d.]+ [\d.]+C(-?[\d.]+ ){5}[\d.]+$/)
    expect(new Set(paths).size).toBe(paths.length)
  })
})
