import { z } from 'zod'
import { done, endpoint, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { usernameShape } from './username.ts'

const username = z.string().trim().toLowerCase().regex(usernameShape)
const password = z.string().min(10).max(200)
const displayName = z.string().trim().min(2).max(120)

/** A role held somewhere, with the place in words. */
const heldRole = z.strictObject({ role: z.string(), unitPath: z.string(), placeVi: z.string(), placeEn: z.string() })

export const signedInAccount = z.strictObject({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  roles: z.array(heldRole),
  permissions: z.array(z.string()),
  /** What must happen before anything else is allowed. */
  mustDo: z.enum(['nothing', 'change-password', 'set-up-second-factor']),
})
export type SignedInAccount = z.infer<typeof signedInAccount>

/** What a page needs before anybody has signed in. */
export const readInstallation = endpoint({
  method: 'GET',
  path: '/api/installation',
  summary: 'Whether the product is set up, what day it is for the business, and whether the data are simulated',
  permission: 'public',
  reply: z.strictObject({
    needsFirstAdministrator: z.boolean(),
    sampleData: z.boolean(),
    businessNow: z.iso.datetime(),
    clockIsMovable: z.boolean(),
    publicUrl: z.string(),
    sampleAccounts: z.array(z.strictObject({ username: z.string(), role: z.string(), displayName: z.string() })),
  }),
})

export const createFirstAdministrator = endpoint({
  method: 'POST',
  path: '/api/installation/first-administrator',
  summary: 'Creates the first administrator; refused once one exists',
  permission: 'public',
  body: z.strictObject({ username, displayName, password }),
  reply: signedInAccount,
  perMinute: 20,
  commitsItself: true,
})

export const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in here',
  permission: 'public',
  reply: z.strictObject({ account: signedInAccount.nullable() }),
})

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Signs in with user name and password, and the six digits where a second factor is set up',
  permission: 'public',
  body: z.strictObject({
    username: z.string().trim().toLowerCase().min(1).max(50),
    password: z.string().min(1).max(200),
    code: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    /** One of the codes kept on paper, where the phone is lost. */
    backupCode: z.string().trim().min(1).max(20).optional(),
  }),
  reply: signedInAccount,
  perMinute: 60,
  commitsItself: true,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Signs out',
  permission: 'public',
  reply: done,
  commitsItself: true,
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  summary: 'Changes one’s own password and ends one’s other sessions',
  permission: 'signed-in',
  body: z.strictObject({ current: z.string().min(1).max(200), next: password }),
  reply: signedInAccount,
  perMinute: 20,
  commitsItself: true,
})

export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor',
  summary: 'Starts setting up the second factor (TOTP): answers the address for the authenticator app',
  permission: 'signed-in',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  /** The codes are told here and never again. */
  reply: z.strictObject({ totpUri: z.string(), backupCodes: z.array(z.string()) }),
  perMinute: 20,
  commitsItself: true,
})

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor/confirmation',
  summary: 'Ends setting up the second factor with the first six digits',
  permission: 'signed-in',
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  reply: signedInAccount,
  perMinute: 20,
  commitsItself: true,
})

export const renewBackupCodes = endpoint({
  method: 'POST',
  path: '/api/session/second-factor/backup-codes',
  summary: 'Makes new codes for the day on which the phone is lost; the old ones open nothing any more',
  permission: 'signed-in',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  reply: z.strictObject({ backupCodes: z.array(z.string()) }),
  perMinute: 20,
  commitsItself: true,
})

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts of the units in one’s scope',
  permission: 'account.read',
  query: z.strictObject({ ...pageQuery, search: z.string().max(100).optional() }),
  reply: pageOf(
    z.strictObject({
      id: z.string(),
      username: z.string(),
      displayName: z.string(),
      roles: z.array(heldRole),
      disabled: z.boolean(),
      /** Where messages go, masked; null: nowhere. */
      notificationEmail: z.string().nullable(),
      lastSignedInAt: z.iso.datetime().nullable(),
    }),
  ),
})

export const createAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  summary: 'Creates an account with roles in one’s scope; answers a one-time password',
  permission: 'account.create',
  body: z.strictObject({
    username,
    displayName,
    roles: z
      .array(z.strictObject({ role: z.string().max(50), unitPath: z.string().max(120) }))
      .min(1)
      .max(10),
  }),
  // Not resendable: a kept reply would keep the password. When it is lost, the account is there and a reset gives a new one.
  reply: z.strictObject({ id: z.string(), oneTimePassword: z.string() }),
})

export const importAccounts = endpoint({
  method: 'POST',
  path: '/api/accounts/import',
  summary: 'Creates accounts in bulk from an Excel sheet (columns: user name, full name, role, unit code); a dry run only checks',
  permission: 'account.create',
  query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('true') }),
  upload: { types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], maxBytes: 5_000_000 },
  reply: z.strictObject({
    created: z.number().int(),
    rows: z.array(
      z.strictObject({
        row: z.number().int(),
        username: z.string(),
        outcome: z.string(),
        oneTimePassword: z.string().nullable(),
      }),
    ),
  }),
  commitsItself: true,
})

export const resetAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/reset',
  summary: 'Gives an account of a unit below one’s own a new one-time password and removes its second factor',
  permission: 'account.reset',
  params: z.strictObject({ accountId: z.string().max(64) }),
  body: z.strictObject({ reason: z.string().trim().min(3).max(300) }),
  reply: z.strictObject({ oneTimePassword: z.string() }),
  commitsItself: true,
})

const whichAccount = z.strictObject({ accountId: z.string().max(64) })
const reason = z.string().trim().min(3).max(300)
const oneRole = { role: z.string().max(50), unitPath: z.string().max(120) }

export const disableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/disable',
  summary: 'Locks an account of a unit below one’s own: it signs in no more and its sessions end',
  permission: 'account.change',
  params: whichAccount,
  body: z.strictObject({ reason }),
  reply: done,
  commitsItself: true,
})

export const enableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/enable',
  summary: 'Unlocks an account of a unit below one’s own',
  permission: 'account.change',
  params: whichAccount,
  body: z.strictObject({ reason }),
  reply: done,
  commitsItself: true,
})

export const grantRole = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/roles',
  summary: 'Gives an account one more role in one’s scope, from today on',
  permission: 'account.change',
  params: whichAccount,
  body: z.strictObject(oneRole),
  reply: done,
  commitsItself: true,
})

export const endRole = endpoint({
  method: 'POST',
  path: '/api/accounts/:accountId/roles/end',
  summary: 'Ends a role of an account today; an account keeps at least one (otherwise it is locked)',
  permission: 'account.change',
  params: whichAccount,
  body: z.strictObject({ ...oneRole, reason }),
  reply: done,
  commitsItself: true,
})

export const setNotificationEmail = endpoint({
  method: 'PUT',
  path: '/api/accounts/:accountId/notification-email',
  summary: 'Where the messages for an account are mailed; null: nowhere',
  permission: 'account.change',
  params: whichAccount,
  body: z.strictObject({ email: z.email().max(200).nullable() }),
  reply: done,
  commitsItself: true,
})
