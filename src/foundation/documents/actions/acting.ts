import type { Reader } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import { holdersOf, isRole, type Role } from '../../access/matrix.ts'
import { accountsHolding, rolesInForce } from '../../access/public.ts'
import { authoritiesOn, expandScope, organisationIdOf, organisationsById, placeNames } from '../../places/public.ts'
import { type KnownIssuer, type Rung, rungOf } from '../issuer-standing.ts'
import { actsFor, type Holding, type IssuingAgency, keepsBooksOf, rolesActingFor } from '../issuing-agency.ts'
import { speaksForPrimeMinister } from '../prime-minister-document.ts'
import { type DocumentRow, documentById } from '../store/documents.ts'
import { issuerKey } from './enter.ts'
import type { By } from './note.ts'

export type Issued = Pick<DocumentRow, 'issuer_name' | 'issuer_organisation_id' | 'scope_path'>

export interface Acting {
  readonly acts: boolean
  /** How many people act for the issuing agency at all. */
  readonly people: number
}

/** Whether an account acts for the agency that issues a document, by the roles that it holds on a day. */
export async function actingFor(db: Reader, document: Issued, accountId: string, on: string): Promise<Acting> {
  const holders = await authoritiesOn(db, on)
  const authorities = new Map([...holders].map(([role, { id }]) => [role, id]))
  const agency = await agencyOf(db, document, [...holders.values()])
  const held = await holdingsOf(db, accountId, on)
  const people = await accountsHolding(db, rolesActingFor(agency, authorities), seatOf(agency.path), on)
  return { acts: actsFor(agency, held, authorities), people: people.length }
}

/** The accounts that sign for the issuing agency and carry a name; two people may. */
export async function signersNamed(db: Reader, document: Issued, name: string, on: string): Promise<string[]> {
  const holders = await authoritiesOn(db, on)
  const agency = await agencyOf(db, document, [...holders.values()])
  const signing: readonly Role[] = holdersOf('document.sign')
  const roles = rolesActingFor(agency, new Map([...holders].map(([role, { id }]) => [role, id]))).filter((role) =>
    signing.includes(role),
  )
  const accounts = await accountsHolding(db, roles, seatOf(agency.path), on)
  return accounts.filter(({ displayName }) => foldVietnamese(displayName) === foldVietnamese(name)).map(({ id }) => id)
}

/** The accounts that sign for any agency and carry a name: the other side of minutes is another agency. */
export async function signersAnywhere(db: Reader, name: string, on: string): Promise<string[]> {
  const accounts = await accountsHolding(db, holdersOf('document.sign'), 'vn', on)
  return accounts.filter(({ displayName }) => foldVietnamese(displayName) === foldVietnamese(name)).map(({ id }) => id)
}

/** National roles are held at the nation, provincial ones at the province. */
const seatOf = (path: string): string =>
  path
    .split('/')
    .slice(0, 2)
    .filter((step) => !step.startsWith('o-'))
    .join('/')

/** Refuses somebody of another agency. */
export async function mustActFor(db: Reader, document: Issued, by: Pick<By, 'actor' | 'now'>): Promise<void> {
  const { acts } = await actingFor(db, document, by.actor.id, civilDay(by.now))
  if (!acts) throw new Refusal('acts-for-another-agency', { agency: document.issuer_name }, 403)
}

/**
 * Refuses whoever does not keep an agency's books: how it signs, what it numbers and who signs in whose place there is said by its own people
 * or by the central agencies' records clerk.
 */
export async function mustKeepBook(db: Reader, book: string, by: Pick<By, 'actor' | 'now'>): Promise<void> {
  const on = civilDay(by.now)
  const authorities = new Map([...(await authoritiesOn(db, on))].map(([role, { id }]) => [role, id]))
  const held = await holdingsOf(db, by.actor.id, on)
  if (keepsBooksOf({ organisationId: organisationIdOf(book) ?? null, path: book }, held, authorities)) return
  throw new Refusal('acts-for-another-agency', { agency: (await placeNames(db, [book], on)).get(book)?.vi ?? book }, 403)
}

/** What an account holds on a day, and where. */
async function holdingsOf(db: Reader, accountId: string, on: string): Promise<Holding[]> {
  return (await rolesInForce(db, [accountId], on)).flatMap(({ role, unit_path }) =>
    isRole(role) ? [{ role, reach: expandScope([unit_path], on) }] : [],
  )
}

/** For rooms that let somebody do something in a document's name: refuses whoever does not act for its issuer. */
export async function mustActForIssuerOf(db: Reader, documentId: string, by: Pick<By, 'actor' | 'now'>): Promise<void> {
  await mustActFor(db, found(await documentById(db, documentId), 'document'), by)
}

/** Where the issuer of a document stands, as places and its own page say. */
export async function standingOfIssuer(db: Reader, documentId: string, on: string): Promise<Rung> {
  return rungOf(await knownIssuer(db, found(await documentById(db, documentId), 'document'), on))
}

/** A document's issuer as places and its own page know it. */
export async function knownIssuer(
  db: Reader,
  document: Issued & Pick<DocumentRow, 'notation' | 'issuer_level'>,
  on: string,
): Promise<KnownIssuer> {
  const holders = await authoritiesOn(db, on)
  const agency = await agencyOf(db, document, [...holders.values()])
  const [organisation] = agency.organisationId === null ? [] : await organisationsById(db, [agency.organisationId])
  const said = {
    issuerLevel: document.issuer_level,
    issuerName: document.issuer_name,
    issuerOrganisationId: agency.organisationId,
    notation: document.notation,
  }
  return {
    name: document.issuer_name,
    organisationId: agency.organisationId,
    kind: organisation?.kind ?? null,
    unitPath: agency.path
      .split('/')
      .filter((step) => !step.startsWith('o-'))
      .join('/'),
    speaksForGovernment: speaksForPrimeMinister(said, holders.get('government-office')?.id ?? ''),
  }
}

/** An authority that is only called by its name is that authority all the same. */
async function agencyOf(
  db: Reader,
  document: Issued,
  authorities: readonly { readonly id: string; readonly vi: string }[],
): Promise<IssuingAgency> {
  const key = issuerKey(document.issuer_name)
  const id = document.issuer_organisation_id ?? authorities.find(({ vi }) => issuerKey(vi) === key)?.id ?? null
  const [organisation] = id === null ? [] : await organisationsById(db, [id])
  return { organisationId: id, path: organisation?.path ?? document.scope_path }
}
