import { toString as drawQr } from 'qrcode'
import { narrowed } from '../../../foundation/places/public.ts'
import type { House } from '../../../platform/house.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { showVenueCode, venueLink } from '../../../vocabulary/venue-code.ts'
import { decideVenue, stateOf } from '../actions/decision.ts'
import { maskedKeeper } from '../actions/keeper.ts'
import { provinceRuleOn } from '../actions/province-rule.ts'
import { registerVenue } from '../actions/registration.ts'
import { isOldScreenCode } from '../actions/rotating-token.ts'
import { venueInScope, venueOfCode } from '../actions.ts'
import * as contract from '../contract/venue.ts'
import { venuePractice } from '../measures.ts'
import { readSearch } from '../search-words.ts'
import { formerCodesOf, venueFacts } from '../store/registration.ts'
import { venuesWithin } from '../store.ts'
import { venueMachine, venueStates } from '../venue.ts'
import { wordVenues } from './word-venues.ts'

/** Long enough for every guard that only asks for a reason: the page asks for it when the step is taken. */
const withReason = { reason: 'to be given with the step' }

export function registerRoutes(house: House): Route[] {
  return [
    route(contract.findVenueByCode, async ({ params, query, tx, now }) => {
      const venue = await venueOfCode(tx, params.code)
      const [shown] = await wordVenues(tx, [venue], civilDay(now), house.publicUrl())
      const { name, address, placeVi, placeEn, unitPath } = found(shown, 'venue')
      const { hotline } = await provinceRuleOn(tx, unitPath, civilDay(now))
      return {
        code: showVenueCode(venue.code),
        name,
        address,
        state: venue.state === 'registered' ? ('registered' as const) : ('revoked' as const),
        placeVi,
        placeEn,
        newCode: venue.newCode === null ? null : showVenueCode(venue.newCode),
        hotline,
        businessNow: now.toISOString(),
        codeIsOld: isOldScreenCode(house.keyring, venue, query.t, now),
      }
    }),
    route(contract.readVenuePractice, async ({ query, tx, scope, now }) => {
      const day = query.day ?? civilDay(now)
      const area = query.unit === undefined ? scope : narrowed(scope, query.unit)
      const { activeByHour, ...practice } = await venuePractice(tx, area, day)
      return { day, asOf: now.toISOString(), ...practice, activeByHour: [...activeByHour] }
    }),
    route(contract.listVenues, async ({ query, tx, scope, now }) => {
      const day = query.day ?? civilDay(now)
      const rows = await venuesWithin(tx, query.unit === undefined ? scope : narrowed(scope, query.unit), {
        day,
        after: query.after ?? '',
        limit: query.limit,
        search: query.search ? readSearch(query.search) : null,
        onlySilent: query.silent === 'true',
        states: query.state ? [query.state] : query.silent === 'true' ? ['registered'] : venueStates,
      })
      const shown = await wordVenues(tx, rows, civilDay(now), house.publicUrl())
      return {
        rows: shown.map((venue, i) => ({ ...venue, visits: rows[i]?.visits ?? 0, path: rows[i]?.path ?? '' })),
        next: rows.length === query.limit ? (rows.at(-1)?.path ?? null) : null,
      }
    }),
    route(contract.readVenue, async ({ params, tx, scope, actor, now }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      const facts = found(await venueFacts(tx, row.id), 'venue')
      const [shown] = await wordVenues(tx, [row], civilDay(now), house.publicUrl())
      const holds = (permission: string) => isWithin(actor.scopesOf(permission), row.path)
      return {
        ...found(shown, 'venue'),
        version: facts.version,
        keeper: maskedKeeper(house.keyring, facts),
        hotline: (await provinceRuleOn(tx, row.path, civilDay(now))).hotline,
        registeredAt: facts.registered_at.toISOString(),
        registeredByKeeper: facts.device_id !== null,
        statedDistinct: facts.stated_distinct,
        decisionReason: facts.decision_reason,
        decidedAt: facts.decided_at?.toISOString() ?? null,
        formerCodes: (await formerCodesOf(tx, row.id)).map(showVenueCode),
        rotates: facts.rotates,
        nextSteps: nextSteps(venueMachine, stateOf(row.state), withReason, holds).flatMap(({ command, whyNot }) =>
          command === 'accept-at-once' ? [] : [{ command, whyNot }],
        ),
      }
    }),
    route(contract.registerVenue, async ({ body, tx, actor, scope, now }) => {
      const decides = actor.scopesOf('venue.decide')
      const row = await registerVenue(tx, house.keyring, body, { actor, scope, now, decides, deviceId: null })
      return found((await wordVenues(tx, [row], civilDay(now), house.publicUrl()))[0], 'venue')
    }),
    route(contract.decideVenue, async ({ params, body, tx, actor, scope, now }) => {
      await decideVenue(tx, { ...params, ...body }, { actor, scope, now })
      return isDone
    }),
    route(contract.readVenueQr, async ({ params, tx, scope }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      if (row.state !== 'registered') throw new Refusal('venue-has-no-code-in-use')
      const picture = await drawQr(venueLink(house.publicUrl(), row.code), { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
      return { name: `ma-qr-${row.code}.svg`, type: 'image/svg+xml', bytes: Buffer.from(picture) }
    }),
  ]
}
