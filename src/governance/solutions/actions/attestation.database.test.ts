import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { assignSolution } from './assignment.ts'
import { attestSolution, publiccodeOf } from './attestation.ts'
import { asking, healthDeclaration, people, recordedDocuments } from './fixture.ts'
import { showSolution } from './show-solution.ts'

let t: TestDatabase
let id: string
beforeAll(async () => {
  t = await testDatabase()
  const given = { ...healthDeclaration, assigningDocumentId: 'd-597', vendorId: null, dueOn: null }
  id = await t.database.transaction(async (tx) => {
    await recordedDocuments(tx, ['d-597'])
    return (await assignSolution(tx, given, asking(people.steering, 'solution.assign'))).id
  })
})
afterAll(() => t.close())

const on = (day: string) => new Date(`${day}T01:00:00Z`)
const shown = (day: string) => showSolution(t.database.read, id, asking(people.technologyOfficer, 'solution.read', on(day)))

test('an entry nobody has stood behind for 90 days is stale; its owner, and no other authority, makes it fresh again', async () => {
  expect(await shown('2021-08-23')).toMatchObject({ stale: false, attestedOn: null })
  expect(await shown('2021-08-24')).toMatchObject({ stale: true })
  const attest = (actor: (typeof people)['healthOfficer']) =>
    t.database.transaction((tx) => attestSolution(tx, id, asking(actor, 'solution.attest', on('2021-08-24'))))
  await expect(attest(people.healthOfficer)).rejects.toMatchObject({ code: 'entry-is-of-another-owner' })
  await attest(people.technologyOfficer)
  expect(await shown('2021-08-25')).toMatchObject({ stale: false, attestedOn: '2021-08-24' })
})

test('an entry goes out as publiccode.yml', async () => {
  const text = await publiccodeOf(t.database.read, id, asking(people.technologyOfficer, 'solution.read'))
  expect(parse(text)).toMatchObject({
    name: healthDeclaration.nameEn,
    developmentStatus: 'development',
    description: { vi: { localisedName: healthDeclaration.name, features: ['health-declaration'] } },
  })
})
