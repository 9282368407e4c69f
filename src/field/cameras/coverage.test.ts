import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { coverageOf, decidePlacement, type PlacedCamera, type RequiredPoint, type Zone, zones } from './coverage.ts'

const plan: RequiredPoint[] = [
  { pointId: 'door-101', zone: 'corridor' },
  { pointId: 'door-102', zone: 'corridor' },
  { pointId: 'lobby-1', zone: 'lobby' },
  { pointId: 'gate', zone: 'gate' },
]

function camera(cameraId: string, pointIds: string[], working = true): PlacedCamera {
  return { cameraId, pointIds, working }
}

describe('where a camera may stand', () => {
  test('the six zones of 4403/CV-BCĐ are accepted', () => {
    for (const zone of zones) expect(decidePlacement(zone)).toEqual({ accepted: true, zone })
    expect(zones).toHaveLength(6)
  })

  test.each([
    ...['room', 'isolation-room', 'bedroom', 'toilet', 'WC', 'bathroom', 'washroom', 'shower'],
    ...['trong phòng', 'Phòng cách ly', 'nhà vệ sinh', 'nhà tắm', 'inside-room'],
  ])('a camera in "%s" is refused because people live there', (placement) => {
    expect(decidePlacement(placement)).toMatchObject({ accepted: false, code: 'camera-inside-a-private-room' })
  })

  test('a placement inside a room cannot even be written down', () => {
    expectTypeOf<'room'>().not.toExtend<Zone>()
    expectTypeOf<'toilet'>().not.toExtend<Zone>()
    expect(zones.some((zone) => /^(room|toilet|bathroom|bedroom)/.test(zone))).toBe(false)
  })

  test('outside a washroom or a room door is not inside it, but it still has to be said in the words of the list', () => {
    expect(decidePlacement('ngoài nhà vệ sinh')).toMatchObject({ accepted: false, code: 'zone-not-in-the-list' })
    expect(decidePlacement('hành lang ngoài cửa phòng')).toMatchObject({ accepted: false, code: 'zone-not-in-the-list' })
    expect(decidePlacement('roof')).toMatchObject({ code: 'zone-not-in-the-list', facts: { placement: 'roof', zones } })
  })
})

describe('how much of the required plan is covered', () => {
  test('one corridor camera covers all the doors it sees; the missing zones are named', () => {
    expect(coverageOf(plan, [camera('a', ['door-101', 'door-102']), camera('b', ['gate'])])).toEqual({
      share: 0.75,
      workingShare: 0.75,
      missingPointIds: ['lobby-1'],
      notWorkingPointIds: [],
      missingZones: ['lobby'],
      unsurveyedZones: ['service-yard', 'outside-washroom', 'other-public'],
    })
  })

  test('a camera that is down still has its place, but does not count as working', () => {
    const coverage = coverageOf(plan, [camera('a', ['door-101', 'door-102', 'gate', 'lobby-1'], false), camera('b', ['gate'])])
    expect(coverage).toMatchObject({ share: 1, workingShare: 0.25, missingZones: [] })
    expect(coverage.notWorkingPointIds).toEqual(['door-101', 'door-102', 'lobby-1'])
  })

  test('a facility nobody has surveyed has no figure, not a full one', () => {
    expect(coverageOf([], [camera('a', ['gate'])])).toMatchObject({ share: null, workingShare: null, unsurveyedZones: zones })
  })

  test('adding a camera never lowers coverage, and shares stay between nothing and everything', () => {
    const points = fc.uniqueArray(fc.record({ pointId: fc.string({ maxLength: 3 }), zone: fc.constantFrom(...zones) }), {
      selector: (point) => point.pointId,
      minLength: 1,
    })
    const cameras = fc.array(
      fc.record({ cameraId: fc.string(), pointIds: fc.array(fc.string({ maxLength: 3 })), working: fc.boolean() }),
    )
    fc.assert(
      fc.property(points, cameras, (required, placed) => {
        const all = coverageOf(required, placed)
        const fewer = coverageOf(required, placed.slice(1))
        expect(all.share).toBeGreaterThanOrEqual(fewer.share ?? 0)
        expect(all.workingShare).toBeLessThanOrEqual(all.share ?? 0)
        expect(all.share).toBeLessThanOrEqual(1)
        expect(all.missingZones.length === 0).toBe(all.share === 1)
      }),
    )
  })
})
