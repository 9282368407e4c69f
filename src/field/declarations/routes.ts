import { maskedPersons, provenances } from '../../foundation/people/public.ts'
import { placeNames } from '../../foundation/places/public.ts'
import type { House } from '../../platform/house.ts'
import { type Actor, type Route, route } from '../../platform/http/mount.ts'
import { found } from '../../platform/refusal.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { declarationAnswers } from './actions/answer-for.ts'
import { correctDeclaration, stateOf } from './actions/correct.ts'
import { type Declarer, declare, type Given } from './actions/declare.ts'
import { followUpInScope, takeStep, wordFollowUps } from './actions/follow.ts'
import { correctionOf, ownDeclarations } from './actions/own.ts'
import { declarationInScope, readDeclaration, readPersonToCall, recordCheck } from './actions/read.ts'
import { openAnswers } from './actions/sealed-answers.ts'
import * as contract from './contract.ts'
import { flagsIn } from './flag.ts'
import { followUpStates } from './follow-up.ts'
import { formIds } from './form-definition.ts'
import { declarationsByUnit } from './measures.ts'
import { arrivalRoutes } from './routes/arrivals.ts'
import { declarationById } from './store/declaration.ts'
import { followUpCounts, followUpsWithin } from './store/follow-up.ts'

export function declarationRoutes(house: House): Route[] {
  const { keyring } = house
  const answersFor = declarationAnswers(keyring)
  return [
    ...arrivalRoutes(),
    route(contract.giveDeclaration, async ({ body, tx, device, now }) => {
      const persons = body.persons.map(({ answers, onBehalf }) => ({ answers, provenance: fromPhone(onBehalf) }))
      return replyOf(await declare(tx, keyring, { ...body, persons }, { deviceId: device.id }, now), now)
    }),
    route(contract.readOwnDeclarations, async ({ tx, device, now }) => {
      const rows = await ownDeclarations(tx, keyring, device)
      const people = [...new Set(rows.map((row) => row.person_id))]
      return {
        businessNow: now.toISOString(),
        rows: rows.map((row) => {
          const { shared, person } = openAnswers(keyring, row)
          return {
            id: row.id,
            groupId: row.group_id,
            form: formOfRow(row),
            version: row.version,
            declaredAt: row.declared_at.toISOString(),
            validUntil: row.valid_until.toISOString(),
            state: now < row.valid_until ? ('valid' as const) : ('expired' as const),
            flagged: row.flags !== 0,
            settled: row.settled,
            onBehalf: row.provenance === 'declared-on-behalf',
            person: people.indexOf(row.person_id),
            provenance: found(
              provenances.find((one) => one === row.provenance),
              'provenance',
            ),
            corrected: correctionOf(row),
            mayCorrect: row.device_id === device.id && !row.rewritten && now < row.valid_until,
            shared,
            answers: person,
          }
        }),
      }
    }),
    route(contract.correctOwnDeclaration, async ({ params, body, tx, device, now }) => {
      const older = await declarationById(tx, params.declarationId)
      const own = found(older?.device_id === device.id ? older : undefined, 'declaration')
      const provenance = fromPhone(own.provenance === 'declared-on-behalf')
      const given = { shared: body.shared, answers: body.answers, provenance, reason: body.reason ?? null }
      const row = await correctDeclaration(tx, keyring, own, given, { deviceId: device.id }, now)
      return replyOf(
        { groupId: row.group_id, declared: [{ id: row.id, flags: flagsIn(row.flags), validUntil: row.valid_until }] },
        now,
      )
    }),
    route(contract.enterDeclaration, async ({ body, tx, actor, now }) => {
      const persons = body.persons.map(({ answers, documentSeen }) => ({ answers, provenance: atDesk(documentSeen) }))
      return replyOf(await declare(tx, keyring, { ...body, persons }, accountOf(actor), now), now)
    }),
    route(contract.checkDeclaration, async ({ body, tx, actor, now }) => {
      const row = await declarationById(tx, body.declarationId)
      if (row === undefined)
        return {
          state: 'none' as const,
          declaredAt: null,
          maskedLine: null,
          flagged: false,
          categories: [],
          unverified: false,
          unmatched: false,
        }
      const [answer] = await answersFor(tx, [{ personId: row.person_id, shownBy: row.device_id }], now)
      if (answer === undefined) throw new Error('nobody was answered for')
      await recordCheck(tx, row, { actor, now })
      return {
        state: answer.state,
        declaredAt: answer.declaredAt?.toISOString() ?? null,
        maskedLine: (await maskedPersons(tx, keyring, [row.person_id])).get(row.person_id) ?? null,
        flagged: answer.flagged,
        categories: [...answer.categories],
        unverified: answer.unverified,
        unmatched: answer.unmatched,
      }
    }),
    route(contract.listFollowUps, async ({ query, tx, scope, actor, now }) => {
      const states = query.which === 'open' ? ['new', 'called'] : ['cleared', 'referred', 'corrected']
      const rows = await followUpsWithin(tx, scope, { states, after: query.after ?? null, limit: query.limit })
      return {
        rows: await wordFollowUps(tx, keyring, rows, (permission) => actor.scopesOf(permission).length > 0, now),
        next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null,
      }
    }),
    route(contract.countFollowUps, async ({ tx, scope, now }) => {
      const counts = await followUpCounts(tx, scope)
      const units = await declarationsByUnit(tx, scope, civilDay(now), 1)
      const sum = (of: 'declarations' | 'persons' | 'flagged') => units.reduce((total, unit) => total + unit[of], 0)
      return {
        asOf: now.toISOString(),
        states: followUpStates.map((state) => ({ state, count: counts.find((one) => one.state === state)?.count ?? 0 })),
        today: { declarations: sum('declarations'), persons: sum('persons'), flagged: sum('flagged') },
      }
    }),
    route(contract.takeFollowUpStep, async ({ params, body, tx, actor, scope, now }) => {
      const row = await takeStep(tx, await followUpInScope(tx, params.followUpId, scope), body, { actor, now })
      return { state: stateOf(row), version: row.version }
    }),
    route(contract.readContact, async ({ params, tx, actor, scope, now }) =>
      readPersonToCall(tx, keyring, await followUpInScope(tx, params.followUpId, scope), { actor, now }),
    ),
    route(contract.openDeclaration, async ({ params, body, tx, actor, scope, now }) => {
      const row = await declarationInScope(tx, params.declarationId, scope)
      const read = await readDeclaration(tx, keyring, row, { actor, purpose: body.purpose, now })
      const names = await placeNames(tx, read.communes, civilDay(now))
      return {
        id: row.id,
        form: formOfRow(row),
        version: row.version,
        declaredAt: row.declared_at.toISOString(),
        validUntil: row.valid_until.toISOString(),
        kinds: flagsIn(row.flags),
        isNewest: read.isNewest,
        shared: read.answers.shared,
        answers: read.answers.person,
        history: read.history,
        steps: read.steps,
        communes: [...names].map(([path, words]) => ({ path, vi: words.vi, en: words.en })),
      }
    }),
    route(contract.correctDeclaration, async ({ params, body, tx, actor, scope, now }) => {
      const older = await declarationInScope(tx, params.declarationId, scope)
      const given = { shared: body.shared, answers: body.answers, provenance: atDesk(body.documentSeen), reason: body.reason }
      return { id: (await correctDeclaration(tx, keyring, older, given, accountOf(actor), now)).id }
    }),
  ]
}

type Provenance = Given['persons'][number]['provenance']
const fromPhone = (onBehalf: boolean): Provenance => (onBehalf ? 'declared-on-behalf' : 'self-declared')
/** Without a document in hand the officer writes what they are told. */
const atDesk = (documentSeen: boolean): Provenance => (documentSeen ? 'verified' : 'declared-on-behalf')
const accountOf = (actor: Actor): Declarer => ({ account: { id: actor.id, displayName: actor.displayName } })

function replyOf({ groupId, declared }: Awaited<ReturnType<typeof declare>>, now: Date) {
  return {
    groupId,
    declaredAt: now.toISOString(),
    validUntil: (declared[0]?.validUntil ?? now).toISOString(),
    persons: declared.map(({ id, flags }) => ({ id, flagged: flags.length > 0 })),
  }
}

function formOfRow(row: { form: string }) {
  return found(
    formIds.find((one) => one === row.form),
    'form',
  )
}
