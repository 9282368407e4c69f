import { hash, randomBytes } from 'node:crypto'
import {
  maskedLine,
  maskedPersons,
  openPersonMemory,
  type PersonalCodes,
  type PersonFacts,
} from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { initials, readPersonName } from '../../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../../vocabulary/phone-number.ts'
import { readScannedCode } from '../scanned-code.ts'
import type { ScannedIdentity } from '../scanned-identity.ts'
import type { Source } from '../visit.ts'
import { readChoice } from './choices.ts'

/** Who stands at the door, as far as the door may know. */
export interface Visitor {
  readonly personId: number
  readonly maskedLine: string
  readonly initials: string
  readonly source: Source
  /** The phone whose personal code was shown; null for papers, cards and names. */
  readonly shownBy: string | null
  /** When a signed code was made, and where it is shown: a screen code that is old was photographed. */
  readonly code: { readonly shownOn: 'screen' | 'card'; readonly madeAt: Date } | null
}

export interface Identification {
  /** From what a camera, a hand scanner or a hand delivered. Refuses what cannot be read, by a named refusal. */
  scanned(text: string, venueId: number, now: Date): Promise<Visitor>
  typed(given: { name: string; phone: string }, source: Source, now: Date): Promise<Visitor>
}

const keptMilliseconds = 300_000
const mostKept = 20_000

/** Finds or records the person behind a paper, a code or a typed name. The same paper at the same door is read once in five minutes. */
export function openIdentification(house: House, codes: PersonalCodes): Identification {
  const remember = openPersonMemory(house.keyring, house.database.reserved)
  const known = new Map<string, { visitor: Visitor; until: number }>()
  // Salted hashes, so that no name or number stands in memory longer than its request.
  const salt = randomBytes(32).toString('base64')
  const ofPaper = async (facts: PersonFacts, source: Source, now: Date): Promise<Visitor> => ({
    personId: await remember(house.database.read, facts, now),
    maskedLine: maskedLine(facts),
    initials: initials(facts.name),
    source,
    shownBy: null,
    code: null,
  })
  const read = async (text: string, venueId: number, now: Date): Promise<Visitor> => {
    const code = readScannedCode(text, { publicUrl: house.publicUrl(), today: civilDay(now) })
    switch (code.kind) {
      case 'refused':
        throw new Refusal(code.code)
      case 'venue':
        throw new Refusal('this-is-a-venue-code')
      case 'personal-code':
      case 'typed-personal-code': {
        const { personId, deviceId, initials: letters } = await codes.personOf(house.database.read, code)
        const madeAt = code.kind === 'personal-code' ? { shownOn: code.shownOn, madeAt: code.madeAt } : null
        const source = code.kind === 'personal-code' ? 'staff-personal-code' : 'staff-typed-code'
        return {
          personId,
          maskedLine: await lineOf(house, house.database.read, personId),
          initials: letters,
          source,
          shownBy: deviceId,
          code: madeAt,
        }
      }
      case 'typed-person':
        return ofPaper({ name: code.name, phone: code.phone, provenance: 'self-declared' }, 'staff-typed-name', now)
      case 'choice': {
        const choice = readChoice(house.keyring, code.token, venueId, now)
        const line = await lineOf(house, house.database.read, choice.personId)
        return {
          personId: choice.personId,
          maskedLine: line,
          initials: choice.initials,
          source: 'staff-phone',
          shownBy: null,
          code: null,
        }
      }
      default:
        return ofPaper(personFacts(code), paperSource[code.kind], now)
    }
  }
  return {
    scanned: async (text, venueId, now) => {
      const key = hash('sha256', `${salt} ${venueId} ${text}`, 'base64')
      const held = known.get(key)
      if (held !== undefined && held.until > performance.now()) return held.visitor
      const visitor = await read(text, venueId, now)
      // A code may be withdrawn at any minute; only papers stay what they are.
      if (!papers.has(visitor.source)) return visitor
      if (known.size >= mostKept) known.delete(known.keys().next().value ?? '')
      known.set(key, { visitor, until: performance.now() + keptMilliseconds })
      return visitor
    },
    typed: async (given, source, now) => {
      const name = readPersonName(given.name)
      const phone = readPhoneNumber(given.phone)
      if (name === undefined) throw new Refusal('name-is-not-a-name')
      if (phone === undefined) throw new Refusal('phone-is-not-a-phone-number')
      return ofPaper({ name, phone: phone.national, provenance: 'self-declared' }, source, now)
    },
  }
}

async function lineOf(house: House, db: Reader, personId: number): Promise<string> {
  return (await maskedPersons(db, house.keyring, [personId])).get(personId) ?? '***'
}

const paperSource = {
  'national-qr': 'staff-national-qr',
  'citizen-card': 'staff-citizen-card',
  'health-insurance-card': 'staff-health-insurance-card',
} as const
const papers: ReadonlySet<Source> = new Set(Object.values(paperSource))

function personFacts(read: ScannedIdentity): PersonFacts {
  return {
    name: read.name,
    phone: read.phone,
    documentKind: read.documentKind,
    documentNumber: read.documentNumber,
    bornOn: read.bornOn,
    gender: read.gender === 'female' || read.gender === 'male' ? read.gender : undefined,
    provenance: read.provenance === 'printed-on-card' ? 'read-from-card' : read.provenance,
  }
}
