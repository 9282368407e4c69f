import { z } from 'zod'
import { done, endpoint } from '../../../platform/http/contract.ts'
import { delegationStates } from '../delegation.ts'
import { venueId } from './shape.ts'

const secret = z.string().regex(/^[\w-]{43}$/)

export const offerDelegation = endpoint({
  method: 'POST',
  path: '/api/venues/:venueId/delegations',
  summary:
    'Makes a link by which one person becomes door controller of this venue; it is shown once, works once, and for three days',
  permission: 'venue.delegate',
  params: z.strictObject({ venueId }),
  // Not resendable: a kept reply would keep the secret.
  reply: z.strictObject({ id: z.string(), link: z.string(), endsAt: z.iso.datetime() }),
})

export const listDelegations = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId/delegations',
  summary: 'Who was invited to a venue’s door, and what became of it',
  permission: 'venue.delegate',
  params: z.strictObject({ venueId }),
  reply: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: z.string(),
        state: z.enum(delegationStates),
        offeredAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        displayName: z.string().nullable(),
        username: z.string().nullable(),
      }),
    ),
  }),
})

export const endDelegation = endpoint({
  method: 'DELETE',
  path: '/api/venues/:venueId/delegations/:delegationId',
  summary: 'Withdraws an invitation, or ends the account of whoever took it up',
  permission: 'venue.delegate',
  params: z.strictObject({ venueId, delegationId: z.uuid() }),
  reply: done,
})

/** Reads by POST: the secret must stand in no address. */
export const readInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/reading',
  summary: 'The venue that an invitation is for; a wrong, spent, withdrawn or expired link answer alike',
  permission: 'public',
  body: z.strictObject({ secret }),
  reply: z.strictObject({
    venueId: z.number().int(),
    name: z.string(),
    address: z.string(),
    placeVi: z.string(),
    placeEn: z.string(),
    endsAt: z.iso.datetime(),
  }),
  perMinute: 30,
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/acceptance',
  summary: 'Takes an invitation up with a name and a password; answers the user name that was made from the name',
  permission: 'public',
  body: z.strictObject({ secret, displayName: z.string().trim().min(2).max(100), password: z.string().min(10).max(200) }),
  reply: z.strictObject({ username: z.string() }),
  perMinute: 10,
})
