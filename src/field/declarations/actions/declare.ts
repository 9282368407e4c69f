import { type Doer, record } from '../../../foundation/audit/public.ts'
import { type PersonFacts, type Provenance, rememberClaim, rememberPerson } from '../../../foundation/people/public.ts'
import { findPlaces } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { emit } from '../../../platform/outbox.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type Answers, readAnswers } from '../answer.ts'
import { forms } from '../data/forms.ts'
import { validityRules } from '../data/validity-hours.ts'
import { flagBits, flagsOf } from '../flag.ts'
import { type FlagKind, type FormDefinition, type FormId, formInForce } from '../form-definition.ts'
import { identityIn } from '../identity.ts'
import { addToUnitDay, type DayCount, type DeclarationRow, hasDeclaredOn, insertDeclaration } from '../store/declaration.ts'
import { addKinds, insertFollowUp } from '../store/follow-up.ts'
import { validUntil } from '../validity.ts'
import { areaOf, communesIn, type GivenAnswers, sealAnswers } from './sealed-answers.ts'

export interface Given {
  readonly form: FormId
  readonly version: number
  readonly shared: Readonly<Record<string, unknown>>
  readonly persons: readonly { readonly answers: Readonly<Record<string, unknown>>; readonly provenance: Provenance }[]
}
/** A phone without an account, or an account at a desk. */
export type Declarer = { readonly deviceId: string } | { readonly account: Doer }

export interface Kept {
  readonly id: string
  readonly flags: readonly FlagKind[]
  readonly validUntil: Date
}

/** One or several people in one go: read by the form in force, sealed, counted, flagged to the commune; one act on the record. */
export async function declare(
  tx: Transaction,
  keyring: Keyring,
  given: Given,
  by: Declarer,
  now: Date,
  groupId: string = newId(),
): Promise<{ groupId: string; declared: Kept[] }> {
  const day = civilDay(now)
  const form = formInForce(forms, given.form, day)
  if (form === undefined || form.version !== given.version) throw new Refusal('form-is-not-in-force', {}, 409)
  const read = readGiven(form, given, day)
  await refuseUnknownCommunes(tx, form, read, day)
  const until = validUntil(validityRules, form.id, now, day)
  const kept: Kept[] = []
  const counts: DayCount[] = []
  // In the order of their documents, so that two groups with the same people never wait for each other in a circle.
  for (const one of inOrder(read)) {
    const identity = { ...identityIn(one.answers.person), provenance: one.provenance }
    const personId = await personOf(tx, keyring, identity, by, now)
    const isFirst = !(await hasDeclaredOn(tx, personId, form.id, day))
    const row = rowOf(keyring, form, one, { personId, groupId, by, now, until })
    await insertDeclaration(tx, row)
    if (row.flags !== 0) await raise(tx, row, now)
    counts.push({
      unitPath: row.unit_path,
      form: form.id,
      declarations: 1,
      persons: isFirst ? 1 : 0,
      flagged: row.flags === 0 ? 0 : 1,
    })
    kept[one.place] = { id: row.id, flags: one.flags, validUntil: until }
    if ('account' in by)
      await record(tx, {
        actor: by.account,
        action: 'person.declared',
        subject: { kind: 'person', id: String(personId) },
        scopePath: row.unit_path,
        facts: { declaration: row.id },
        at: now,
      })
  }
  await addToUnitDay(tx, day, counts)
  await record(tx, {
    actor: doerOf(by),
    action: 'declarations.given',
    subject: { kind: 'declaration', id: groupId },
    ...(counts[0] ? { scopePath: counts[0].unitPath } : {}),
    facts: { form: form.id, persons: kept.length, flagged: kept.filter((one) => one.flags.length > 0).length },
    at: now,
  })
  return { groupId, declared: kept }
}

/** Whom a declaration is about: what an unbound phone says is a claim of that phone, what a desk writes is the office's. */
export async function personOf(
  tx: Transaction,
  keyring: Keyring,
  identity: PersonFacts,
  by: Declarer,
  now: Date,
): Promise<number> {
  if ('account' in by) return rememberPerson(tx, keyring, identity, now)
  const relation = identity.provenance === 'declared-on-behalf' ? 'family' : 'self'
  return rememberClaim(tx, keyring, identity, { deviceId: by.deviceId, relation }, now)
}

export interface ReadPerson {
  readonly place: number
  readonly answers: GivenAnswers
  readonly provenance: Provenance
  readonly flags: readonly FlagKind[]
}

/** Throws a refusal that names every field that is not right: `persons.0.phone`, `shared.plate`. */
export function readGiven(form: FormDefinition, given: Omit<Given, 'form' | 'version'>, day: string): ReadPerson[] {
  const shared = readAnswers(form.shared, given.shared, day)
  const people = given.persons.map((person) => readAnswers(form.person, person.answers, day))
  const fields = [
    ...shared.issues.map((issue) => `shared.${issue.path}`),
    ...people.flatMap((person, i) => person.issues.map((issue) => `persons.${i}.${issue.path}`)),
  ]
  if (fields.length > 0) throw new Refusal('answers-do-not-fit', { fields: fields.slice(0, 50) }, 400)
  refuseTooMuch(shared.answers, people.length)
  return people.map((person, place) => ({
    place,
    answers: { shared: shared.answers, person: person.answers },
    provenance: given.persons[place]?.provenance ?? 'self-declared',
    flags: flagsOf(form.person, person.answers),
  }))
}

/** What is shared is kept with each person, so that each can be corrected and erased alone: five hundred places sixty times over are no journey. */
function refuseTooMuch(shared: Answers, persons: number): void {
  if (JSON.stringify(shared).length * persons > mostSharedCharacters)
    throw new Refusal('declaration-is-too-long', { persons }, 400)
}
const mostSharedCharacters = 4_000_000

/** A path may look right and name nothing; the row would then stand on nobody's list. */
export async function refuseUnknownCommunes(
  tx: Transaction,
  form: FormDefinition,
  read: readonly ReadPerson[],
  day: string,
): Promise<void> {
  const communes = [...new Set(read.flatMap((one) => communesIn(form, one.answers)))]
  if (communes.length === 0) return
  const known = await findPlaces(tx, communes, day)
  if (communes.some((path) => !known.has(path))) throw new Refusal('commune-is-not-known', {}, 400)
}

function inOrder(read: readonly ReadPerson[]): ReadPerson[] {
  const key = (one: ReadPerson) => String(one.answers.person.documentNumber ?? '')
  return [...read].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.place - b.place))
}

export function rowOf(
  keyring: Keyring,
  form: FormDefinition,
  one: ReadPerson,
  given: { personId: number; groupId: string; by: Declarer; now: Date; until: Date },
): DeclarationRow {
  const { by } = given
  return {
    id: newId(),
    group_id: given.groupId,
    form: form.id,
    version: form.version,
    person_id: given.personId,
    device_id: 'deviceId' in by ? by.deviceId : null,
    declared_by: 'account' in by ? by.account.id : null,
    declared_by_name: 'account' in by ? by.account.displayName : null,
    provenance: one.provenance,
    declared_at: given.now,
    valid_until: given.until,
    unit_path: areaOf(form, one.answers),
    flags: flagBits(one.flags),
    corrected_of: null,
    correction_reason: null,
    sealed: sealAnswers(keyring, one.answers),
  }
}

/** Onto the commune's list, and told to whoever listens; nothing of it says who. */
export async function raise(tx: Transaction, row: DeclarationRow, now: Date): Promise<void> {
  const isNew = await insertFollowUp(tx, {
    id: newId(),
    declaration_id: row.id,
    person_id: row.person_id,
    unit_path: row.unit_path,
    kinds: row.flags,
    state: 'new',
    version: 1,
    opened_at: now,
    changed_at: now,
  })
  if (!isNew) await addKinds(tx, row.person_id, row.flags)
  await emit(tx, 'declaration.flagged', { declarationId: row.id, unitPath: row.unit_path, form: row.form, flags: row.flags }, now)
}

export function doerOf(by: Declarer): Doer {
  return 'account' in by ? by.account : { id: `device:${by.deviceId}`, displayName: 'Máy của người khai' }
}
