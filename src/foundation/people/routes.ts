import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { Refusal } from '../../platform/refusal.ts'
import { doubtsAbout, readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { civilDay } from '../../vocabulary/civil-date.ts'
import * as binding from './actions/binding.ts'
import * as corrections from './actions/corrections.ts'
import { exportOwnData } from './actions/export.ts'
import { openGuesses } from './actions/guesses.ts'
import { maskedPersons, ownFacts } from './actions/persons.ts'
import { readingsOf } from './actions/readings.ts'
import * as contract from './contract.ts'
import type { Devices } from './device.ts'
import type { OwnReadings, PurposeInEnglish, SubjectAccess } from './hooks.ts'
import { maskedLine } from './person.ts'
import { readShownIdentity } from './shown-identity.ts'
import { correctionsOfPerson, correctionsWithin } from './store/corrections.ts'

export function peopleRoutes(
  house: House,
  devices: Devices,
  subjectAccess: readonly SubjectAccess[],
  ownReadings: readonly OwnReadings[] = [],
  inEnglish: readonly PurposeInEnglish[] = [],
): Route[] {
  const guesses = openGuesses()
  return [
    route(contract.openDevice, async ({ device, tx, now, request }) => {
      if (device !== null) return { isNew: false, isBound: device.personId !== null }
      const { cookie } = await devices.register(tx, now)
      request.setCookies([cookie])
      return { isNew: true, isBound: false }
    }),
    route(contract.askForBinding, async ({ device, tx, now }) => {
      const { code, until } = await binding.askForBinding(tx, device.id, now)
      return { code, until: until.toISOString() }
    }),
    route(contract.bindDevice, async ({ body, tx, actor, now }) => {
      const { code, withdrawOthers, ...given } = body
      const facts = readShownIdentity(given, now)
      const { deviceId, withdrawn } = await guesses.try(
        actor.id,
        () => house.machineClock.now(),
        () => binding.bindDevice(tx, house.keyring, { code, facts, withdrawOthers }, { actor, now }),
      )
      for (const id of [deviceId, ...withdrawn]) devices.changed(id)
      const document = readIdentityDocument(given.documentNumber)
      const doubts = document === undefined ? [] : doubtsAbout(document, civilDay(now))
      return { maskedLine: maskedLine(facts), withdrawn: withdrawn.length, doubts }
    }),
    route(contract.readOwnFacts, async ({ device, tx }) => {
      const facts = device.personId === null ? undefined : await ownFacts(tx, house.keyring, device.personId)
      if (facts === undefined) return { facts: null }
      return {
        facts: {
          name: facts.name,
          phone: facts.phone ?? null,
          documentNumber: facts.documentNumber ?? null,
          bornOn: facts.bornOn ?? null,
          provenance: facts.provenance,
        },
      }
    }),
    route(contract.listReadings, async ({ device, tx }) => {
      const readings = device.personId === null ? [] : await readingsOf(tx, device.personId, ownReadings, inEnglish)
      return { readings: readings.map((reading) => ({ ...reading, at: reading.at.toISOString() })) }
    }),
    route(contract.exportOwnData, async ({ body, device, tx, now }) => {
      const readings = device.personId === null ? [] : await readingsOf(tx, device.personId, ownReadings, inEnglish)
      return exportOwnData(tx, house.keyring, device, { rooms: subjectAccess, readings }, { ...body, now })
    }),
    route(contract.askForCorrection, async ({ body, device, tx, now }) => {
      if (device.personId === null) throw new Refusal('device-is-not-bound')
      const id = await corrections.askForCorrection(
        tx,
        house.keyring,
        { ...body, personId: device.personId, deviceId: device.id },
        now,
      )
      return { id }
    }),
    route(contract.listOwnCorrections, async ({ device, tx }) => {
      const rows = device.personId === null ? [] : await correctionsOfPerson(tx, device.personId)
      return {
        corrections: rows.map((row) => ({
          field: row.field,
          state: row.state,
          askedAt: row.asked_at.toISOString(),
          reason: row.reason,
        })),
      }
    }),
    route(contract.listCorrections, async ({ query, tx, scope }) => {
      const rows = await correctionsWithin(tx, scope, query.state, 200)
      const masked = await maskedPersons(
        tx,
        house.keyring,
        rows.map((row) => row.person_id),
      )
      return {
        rows: rows.map((row) => ({
          id: row.id,
          maskedLine: masked.get(row.person_id) ?? '***',
          field: row.field,
          state: row.state,
          askedAt: row.asked_at.toISOString(),
          reason: row.reason,
        })),
      }
    }),
    route(contract.openCorrection, async ({ params, tx, actor, scope, now }) =>
      corrections.openCorrection(tx, house.keyring, params.correctionId, { actor, scope, now }),
    ),
    route(contract.answerCorrection, async ({ params, body, tx, actor, scope, now }) => {
      const state = await corrections.answerCorrection(
        tx,
        house.keyring,
        { id: params.correctionId, command: body.command, reason: body.reason },
        { actor, scope, now },
      )
      return { state }
    }),
  ]
}
