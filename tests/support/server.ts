import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { catalogue, compose, type Rooms } from '../../src/compose.ts'
import { createSampleAccount, type Role, sampleCredential } from '../../src/foundation/access/public.ts'
import type { Fetch } from '../../src/platform/http/client.ts'
import { createServer } from '../../src/platform/http/server.ts'
import { startDelivery } from '../../src/platform/outbox.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export interface TestServer extends TestDatabase {
  readonly address: string
  readonly rooms: Rooms
  /** A browser that nobody has signed in on. */
  readonly anonymous: Fetch
  /** An account with these roles, signed in over HTTP; answers its browser. */
  signIn(roles: readonly { readonly role: Role; readonly unitPath: string }[]): Promise<Fetch>
}

let credential: Awaited<ReturnType<typeof sampleCredential>> | undefined
const password = 'mat-khau-cua-bai-thu'

/** The composed product on a real port, over a database of its own. */
export async function testServer(environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const t = await testDatabase(environment)
  await sql`update platform.installation set sample_data = true`.execute(t.database.read)
  const rooms = await compose(t.house)
  const app = await createServer(t.house, rooms.routes, rooms, catalogue)
  await rooms.mountStreams(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}`
  const delivery = startDelivery(t.database, rooms.subscriptions, t.house.log, 50)
  await rooms.start()
  const browser = (cookie: string): Fetch => {
    return (url, init) =>
      fetch(`${address}${url}`, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), ...(cookie ? { cookie } : {}) },
      })
  }
  let accounts = 0
  return {
    ...t,
    address,
    rooms,
    anonymous: browser(''),
    signIn: async (roles) => {
      credential ??= await sampleCredential(password)
      const used = credential
      const username = `tai.khoan.${++accounts}`
      await t.database.transaction((tx) =>
        createSampleAccount(
          tx,
          { username, displayName: `Cán bộ ${accounts}`, roles, fromOn: '2021-01-01', shownAtSignIn: false },
          used,
          t.house.businessClock.now(),
        ),
      )
      const response = await fetch(`${address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
      })
      if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`)
      return browser(
        response.headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; '),
      )
    },
    close: async () => {
      await delivery.stop()
      await app.close()
      await rooms.close()
      await t.close()
    },
  }
}
