import type { z } from 'zod'
import { askLean, fieldIn, textIn, wordIn } from '../../../../web/api/lean.ts'
import type { findVenueByCode } from '../../../venues/contract.ts'
import type { recordSelfVisit } from '../../contract.ts'

export type SeenVenue = z.output<typeof findVenueByCode.reply>
export type SelfVisit = z.input<NonNullable<typeof recordSelfVisit.body>>
export type RecordedVisit = z.output<typeof recordSelfVisit.reply>

const states = ['registered', 'revoked'] as const
const outcomes = ['new', 'known', 'same-visit', 'left'] as const

/** `token`: what a screen's link carried besides the code. */
export async function findVenue(code: string, token?: string): Promise<SeenVenue> {
  const query = token === undefined ? '' : `?t=${encodeURIComponent(token)}`
  const reply = await askLean('GET', `/api/venues/by-code/${encodeURIComponent(code)}${query}`)
  return {
    code: textIn(reply, 'code'),
    name: textIn(reply, 'name'),
    address: textIn(reply, 'address'),
    state: wordIn(reply, 'state', states),
    placeVi: textIn(reply, 'placeVi'),
    placeEn: textIn(reply, 'placeEn'),
    newCode: typeof fieldIn(reply, 'newCode') === 'string' ? textIn(reply, 'newCode') : null,
    hotline: textIn(reply, 'hotline'),
    businessNow: textIn(reply, 'businessNow'),
    codeIsOld: fieldIn(reply, 'codeIsOld') === true,
  }
}

/** Gives this phone a credential, so that it may see its own visits again. Without one the visit is recorded all the same. */
export async function openDevice(): Promise<void> {
  await askLean('POST', '/api/device')
}

export async function sendVisit(visit: SelfVisit): Promise<RecordedVisit> {
  const reply = await askLean('POST', '/api/visits/self', visit)
  return {
    outcome: wordIn(reply, 'outcome', outcomes),
    maskedLine: textIn(reply, 'maskedLine'),
    initials: textIn(reply, 'initials'),
    recordedAt: textIn(reply, 'recordedAt'),
    codeIsOld: fieldIn(reply, 'codeIsOld') === true,
  }
}
