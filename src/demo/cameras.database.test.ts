import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts'
import { openAddress, sealAddress } from '../field/cameras/sealed-address.ts'
import { insertCamera, watchedCameras } from '../field/cameras/store.ts'
import { newId } from '../platform/id.ts'
import { openScenery, pointSampleCameras } from './cameras.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const add = (name: string, url: string) =>
  t.database.transaction((tx) =>
    insertCamera(tx, {
      id: newId(),
      facility_id: 'co-so-03',
      path: 'vn/30/290/10549/o-co-so-03',
      name,
      zone: 'gate',
      address: sealAddress(t.house.keyring, { url, credentials: undefined }),
      shown_address: url,
      state_since: new Date(),
    }),
  )

test('when another program has the usual port, the sample cameras stand on a free one and are watched there', async () => {
  const other = createServer()
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const address = other.address()
  const taken = typeof address === 'object' && address !== null ? address.port : 0
  await add('Cổng chính', `rtsp://127.0.0.1:${taken}/cam/0`)
  await add('Camera của người thử', 'rtsp://127.0.0.1:8554/cam/0')

  const scenery = await openScenery(taken)
  await pointSampleCameras(t.house)
  const [sample, own] = (await watchedCameras(t.database.read)).map(
    (camera) => [openAddress(t.house.keyring, camera.address).url, camera.shown_address] as const,
  )
  expect(sample?.[0]).toMatch(/^rtsp:\/\/127\.0\.0\.1:\d+\/cam\/0$/)
  expect(sample?.[0]).not.toContain(`:${taken}/`)
  expect(sample?.[1]).toBe(sample?.[0])
  expect(own?.[0]).toBe('rtsp://127.0.0.1:8554/cam/0')
  await scenery.close()
  other.close()
})
