import { createHash } from 'node:crypto'
import type { House } from '../../platform/house.ts'
import type { Actor, Authenticate } from '../../platform/http/mount.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { actorOf, loadAccount } from './account.ts'
import { sessionHours } from './duty.ts'
import { anyPlaces, type Places } from './places.ts'
import { createSessionCache } from './session-cache.ts'
import { openSignOn, type SignOn } from './sign-on.ts'

/** The room once opened: what its routes work with, and how the composition learns who asks. */
export interface Access {
  readonly house: House
  readonly places: Places
  readonly signOn: SignOn
  /** Who sends this request; null when nobody is signed in. Asked for every request, so the answer is kept for five seconds. */
  readonly authenticate: Authenticate
  /** Call after committing a change of somebody's roles, password or sessions: it counts at once here, within five seconds elsewhere. */
  forget(accountId: string): void
}

const keepMilliseconds = 5000
const mostSessions = 20_000

export function openAccess(house: House, places: Partial<Places> = {}): Access {
  const known: Places = { ...anyPlaces, ...places }
  const cache = createSessionCache<Actor | null>({
    keepMilliseconds,
    most: mostSessions,
    now: () => house.machineClock.now().getTime(),
  })
  const signOn = openSignOn(house, async (accountId) => {
    const account = await loadAccount(house.database.read, known, accountId, civilDay(house.businessClock.now()))
    return sessionHours(account?.roles.map(({ role }) => role) ?? [])
  })
  return {
    house,
    places: known,
    signOn,
    async authenticate(request) {
      const cookie = await signOn.sessionCookie(request.headers.cookie)
      if (cookie === undefined) return null
      const on = civilDay(house.businessClock.now())
      // Roles are in force by the day, and a demonstration's day can jump.
      return cache.read(createHash('sha256').update(`${on} ${cookie}`).digest('base64'), async () => {
        const session = await signOn.read(cookie)
        const account = session === null ? undefined : await loadAccount(house.database.read, known, session.accountId, on)
        return account === undefined || account.row.disabled_at !== null ? null : actorOf(account)
      })
    },
    forget: (accountId) => cache.forget((actor) => actor?.id === accountId),
  }
}
