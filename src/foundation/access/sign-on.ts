import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import { z } from 'zod'
import type { House } from '../../platform/house.ts'
import { newId } from '../../platform/id.ts'
import { makeBackupCodes } from './one-time-password.ts'
import { usernameShape } from './username.ts'

export interface LiveSession {
  readonly accountId: string
  readonly token: string
}

export type Opening =
  | { readonly outcome: 'opened'; readonly session: LiveSession; readonly cookies: readonly string[] }
  /** The password is right; `challenge` is the cookie with which the six digits are handed in. */
  | { readonly outcome: 'code-needed'; readonly challenge: string }
  | { readonly outcome: 'refused' }

type Begun =
  | { readonly outcome: 'begun'; readonly secret: string; readonly backupCodes: readonly string[] }
  | { readonly outcome: 'wrong-password' }
  | { readonly outcome: 'already-set-up' }
type Confirmed =
  | { readonly outcome: 'confirmed'; readonly cookies: readonly string[] }
  | { readonly outcome: 'wrong-code' }
  | { readonly outcome: 'not-begun' }

type Renewed =
  | { readonly outcome: 'renewed'; readonly backupCodes: readonly string[] }
  | { readonly outcome: 'wrong-password' }
  | { readonly outcome: 'not-set-up' }

/** Everything of the product that knows better-auth. Its own web routes are not served: ours call these. */
export interface SignOn {
  open(username: string, password: string): Promise<Opening>
  answer(challenge: string, code: string): Promise<Opening>
  /** One of the codes kept on paper instead of the six digits; it opens once. */
  answerByBackupCode(challenge: string, code: string): Promise<Opening>
  /** The session cookie out of a Cookie header, ready to be sent again; undefined when there is none. */
  sessionCookie(cookieHeader: string | null | undefined): Promise<string | undefined>
  read(sessionCookie: string): Promise<LiveSession | null>
  /** Ends the session and answers the cookies that clear it from the browser. */
  end(sessionCookie: string): Promise<readonly string[]>
  beginSecondFactor(sessionCookie: string, password: string): Promise<Begun>
  confirmSecondFactor(sessionCookie: string, code: string): Promise<Confirmed>
  /** New codes; the old ones open nothing from then on. */
  renewBackupCodes(sessionCookie: string, password: string): Promise<Renewed>
}

/** `hoursOf`: how long a session of this account lasts. */
export function openSignOn(house: House, hoursOf: (accountId: string) => Promise<number>): SignOn {
  let made: ReturnType<typeof createAuth> | undefined
  // The public address is known only once the server listens.
  const auth = () => {
    made ??= createAuth(house, hoursOf)
    return made
  }
  const sessionCookieName = async () => (await auth().$context).authCookies.sessionToken.name
  return {
    async open(username, password) {
      const said = await unlessRefused(() =>
        auth().api.signInUsername({ body: { username, password }, headers: new Headers(), returnHeaders: true }),
      )
      return said === undefined ? { outcome: 'refused' } : openingOf(said)
    },
    async answer(challenge, code) {
      const headers = new Headers({ cookie: challenge })
      const said = await unlessRefused(() => auth().api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
      return said === undefined ? { outcome: 'refused' } : openingOf(said)
    },
    async answerByBackupCode(challenge, code) {
      const headers = new Headers({ cookie: challenge })
      const said = await unlessRefused(() => auth().api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }))
      return said === undefined ? { outcome: 'refused' } : openingOf(said)
    },
    async sessionCookie(cookieHeader) {
      const start = `${await sessionCookieName()}=`
      return cookieHeader
        ?.split(';')
        .map((cookie) => cookie.trim())
        .find((cookie) => cookie.startsWith(start))
    },
    async read(cookie) {
      const found = await withItsReason(() =>
        auth().api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } }),
      )
      return found === null ? null : { accountId: found.user.id, token: found.session.token }
    },
    async end(cookie) {
      const { headers } = await auth().api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
      return headers.getSetCookie()
    },
    async beginSecondFactor(cookie, password) {
      try {
        const begun = await auth().api.enableTwoFactor({ body: { password, method: 'totp' }, headers: new Headers({ cookie }) })
        return { outcome: 'begun', secret: secretOf(begun), backupCodes: withBackupCodes.parse(begun).backupCodes }
      } catch (fault) {
        if (codeOf(fault) === 'INVALID_PASSWORD') return { outcome: 'wrong-password' }
        if (codeOf(fault) === 'TOTP_ALREADY_ENABLED') return { outcome: 'already-set-up' }
        throw fault
      }
    },
    async confirmSecondFactor(cookie, code) {
      try {
        const { headers } = await auth().api.verifyTOTP({ body: { code }, headers: new Headers({ cookie }), returnHeaders: true })
        return { outcome: 'confirmed', cookies: headers.getSetCookie() }
      } catch (fault) {
        if (codeOf(fault) === 'INVALID_CODE') return { outcome: 'wrong-code' }
        if (codeOf(fault) === 'TOTP_NOT_ENABLED') return { outcome: 'not-begun' }
        throw fault
      }
    },
    async renewBackupCodes(cookie, password) {
      try {
        const renewed = await auth().api.generateBackupCodes({ body: { password }, headers: new Headers({ cookie }) })
        return { outcome: 'renewed', backupCodes: withBackupCodes.parse(renewed).backupCodes }
      } catch (fault) {
        if (codeOf(fault) === 'INVALID_PASSWORD') return { outcome: 'wrong-password' }
        if (codeOf(fault) === 'TWO_FACTOR_NOT_ENABLED') return { outcome: 'not-set-up' }
        throw fault
      }
    },
  }
}

const longestSessionSeconds = 7 * 86_400

function createAuth(house: House, hoursOf: (accountId: string) => Promise<number>) {
  return betterAuth({
    appName: 'Khiên',
    baseURL: house.publicUrl(),
    secret: house.keyring.derive('access.session').toString('base64'),
    telemetry: { enabled: false },
    // Its messages name nobody, but its details may hold statements with parameters.
    logger: { level: 'error', log: (_level, message) => house.log.error({ part: 'access' }, message) },
    database: { db: house.database.read, type: 'postgres', schemaName: 'access' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    plugins: [
      username({ displayUsername: false, maxUsernameLength: 50, usernameValidator: (name) => usernameShape.test(name) }),
      // Wrong digits are counted by our own throttle, together with wrong passwords.
      twoFactor({
        issuer: 'Khiên',
        accountLockout: { enabled: false },
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: makeBackupCodes },
        schema: { user: { fields: { twoFactorEnabled: 'two_factor_enabled' } }, twoFactor: secondFactorNames },
      }),
    ],
    user: { modelName: 'account_user', fields: { name: 'display_name', emailVerified: 'email_verified', ...stamps } },
    account: {
      modelName: 'account_credential',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    session: {
      modelName: 'account_session',
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
      expiresIn: longestSessionSeconds,
      disableSessionRefresh: true,
    },
    verification: { modelName: 'account_verification', fields: { expiresAt: 'expires_at', ...stamps } },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, expiresAt: new Date(Date.now() + (await hoursOf(session.userId)) * 3_600_000) },
          }),
        },
      },
    },
    advanced: { cookiePrefix: 'khien', ipAddress: { disableIpTracking: true }, database: { generateId: () => newId() } },
  })
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const
const secondFactorNames = {
  modelName: 'account_second_factor',
  fields: {
    userId: 'user_id',
    backupCodes: 'backup_codes',
    failedVerificationCount: 'failed_verification_count',
    lockedUntil: 'locked_until',
  },
} as const

const challenged = z.object({ twoFactorRedirect: z.literal(true) })
const withBackupCodes = z.object({ backupCodes: z.array(z.string()).min(1) })
const opened = z.object({ token: z.string(), user: z.object({ id: z.string() }) })

function openingOf(said: { headers: Headers; response: unknown }): Opening {
  const cookies = said.headers.getSetCookie()
  if (challenged.safeParse(said.response).success) {
    const challenge = cookies.find((cookie) => /^[^=]*two_factor=[^;]/.test(cookie))?.split(';')[0]
    if (challenge === undefined) throw new Error('a second factor was asked for without a challenge')
    return { outcome: 'code-needed', challenge }
  }
  const { token, user } = opened.parse(said.response)
  return { outcome: 'opened', session: { accountId: user.id, token }, cookies }
}

/** The Base32 secret of the address that the library makes; its label would show the made-up e-mail address. */
function secretOf(begun: unknown): string {
  const { totpURI } = z.object({ totpURI: z.string() }).parse(begun)
  return z.string().min(16).parse(new URL(totpURI).searchParams.get('secret'))
}

/** What the library refuses (wrong name, password, digits, a malformed name) is undefined; its faults stay faults. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (fault) {
    if (isAPIError(fault) && fault.statusCode < 500) return undefined
    throw fault
  }
}

/** The library covers a fault of the database with one of its own; the server has to see that the database is away. */
async function withItsReason<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (fault) {
    throw fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault
  }
}

function codeOf(fault: unknown): string | undefined {
  return isAPIError(fault) ? fault.body?.code : undefined
}
