import { askLean, Declined, fieldIn, rowsIn, textIn, wordIn } from '../../../../web/api/lean.ts'
import { type VenueState, venueStates } from '../../venue.ts'

export interface OwnVenue {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly address: string
  readonly state: VenueState
  readonly link: string
  readonly placeVi: string
  readonly placeEn: string
  readonly opensAt: string | null
  readonly closesAt: string | null
}
export interface FoundCommune {
  readonly path: string
  readonly nameVi: string
  readonly nameEn: string
}

export async function findCommunes(text: string): Promise<FoundCommune[]> {
  const reply = await askLean('GET', `/api/venues/communes?text=${encodeURIComponent(text)}`)
  return rowsIn(reply, 'rows', (row) => ({
    path: textIn(row, 'path'),
    nameVi: textIn(row, 'nameVi'),
    nameEn: textIn(row, 'nameEn'),
  }))
}

/** Sent again with the same key, it is the same registration. A phone without a credential gets one on the way. */
export async function registerOwn(body: unknown, key: string): Promise<OwnVenue> {
  const send = () => askLean('POST', '/api/device/venues', body, key)
  const reply = await send().catch(async (error: unknown) => {
    if (!(error instanceof Declined) || error.status !== 401) throw error
    await askLean('POST', '/api/device')
    return send()
  })
  return readVenue(reply)
}

/** None for a phone that has no credential: it has registered nothing. */
export async function listOwn(): Promise<OwnVenue[]> {
  const reply = await askLean('GET', '/api/device/venues').catch((error: unknown) => {
    if (error instanceof Declined && error.status === 401) return { rows: [] }
    throw error
  })
  return rowsIn(reply, 'rows', readVenue)
}

export function posterAddress(venue: OwnVenue): string {
  return `/api/device/venues/${venue.id}/poster.pdf`
}

/** Both null: always open. */
export async function setHours(venueId: number, hours: { opensAt: string | null; closesAt: string | null }): Promise<void> {
  await askLean('POST', `/api/device/venues/${venueId}/opening-hours`, hours)
}

export interface Invitation {
  readonly venueId: number
  readonly name: string
  readonly address: string
  readonly placeVi: string
  readonly placeEn: string
}

export async function readInvitation(secret: string): Promise<Invitation> {
  const reply = await askLean('POST', '/api/invitations/reading', { secret })
  return {
    venueId: numberIn(reply, 'venueId'),
    name: textIn(reply, 'name'),
    address: textIn(reply, 'address'),
    placeVi: textIn(reply, 'placeVi'),
    placeEn: textIn(reply, 'placeEn'),
  }
}

/** Takes the invitation up and signs in; answers the user name that was made. */
export async function acceptInvitation(secret: string, displayName: string, password: string): Promise<string> {
  const username = textIn(await askLean('POST', '/api/invitations/acceptance', { secret, displayName, password }), 'username')
  await askLean('POST', '/api/session', { username, password })
  return username
}

function readVenue(row: unknown): OwnVenue {
  return {
    id: numberIn(row, 'id'),
    code: textIn(row, 'code'),
    name: textIn(row, 'name'),
    address: textIn(row, 'address'),
    state: wordIn(row, 'state', venueStates),
    link: textIn(row, 'link'),
    placeVi: textIn(row, 'placeVi'),
    placeEn: textIn(row, 'placeEn'),
    opensAt: hourIn(row, 'opensAt'),
    closesAt: hourIn(row, 'closesAt'),
  }
}

function hourIn(row: unknown, name: string): string | null {
  return typeof fieldIn(row, name) === 'string' ? textIn(row, name) : null
}

function numberIn(value: unknown, name: string): number {
  const field = fieldIn(value, name)
  if (typeof field !== 'number') throw new Declined(500, 'reply-is-not-readable', undefined)
  return field
}
