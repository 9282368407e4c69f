import pg from 'pg'
import { codeOf } from './engine-unavailable.ts'
import { identityQuery } from './server-settings.ts'

/** The launcher's own access, as the superuser; the product itself works as the role khien, which is none (as on a server of one's own). */
export interface Access {
  port: number
  password: string
}

export type Answer = { dataDirectory: string; fingerprint: string | null } | 'refused' | 'silent'

/** Who listens on that port. Logging in with SCRAM proves in both directions that each side knows the password. */
export async function whoAnswers(access: Access): Promise<Answer> {
  try {
    return await asKeeper(access, async (client) => {
      const { rows } = await client.query<{ dataDirectory: string; fingerprint: string | null }>(identityQuery)
      return rows[0] ?? 'silent'
    })
  } catch (error) {
    return codeOf(error) === '28P01' ? 'refused' : 'silent'
  }
}

/**
 * Makes the role and the database khien at the first start; later finds them, also when an earlier start was cut short in between
 * or the passwords were lost with engine.json.
 */
export async function ensureProductDatabase(access: Access, password: string): Promise<void> {
  await asKeeper(access, async (client) => {
    const { rows: roles } = await client.query("select 1 from pg_roles where rolname = 'khien'")
    if (roles.length === 0) await client.query('create role khien login createdb')
    const { rows: databases } = await client.query("select 1 from pg_database where datname = 'khien'")
    if (databases.length === 0) await client.query('create database khien owner khien')
    // After a deletion the journal must go soon; see erase.ts.
    await client.query('grant pg_checkpoint to khien')
    const isKnown = roles.length > 0 && databases.length > 0 && (await canLogIn(access.port, password))
    if (!isKnown) await client.query(`alter role khien password '${password}'`)
  })
}

async function canLogIn(port: number, password: string): Promise<boolean> {
  try {
    return await connected({ port, user: 'khien', database: 'khien', password }, async () => true)
  } catch (error) {
    if (codeOf(error) === '28P01') return false
    throw error
  }
}

function asKeeper<T>({ port, password }: Access, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected({ port, user: 'postgres', database: 'postgres', password }, work)
}

async function connected<T>(
  to: { port: number; user: string; database: string; password: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    ssl: false,
    ...to,
    connectionTimeoutMillis: 3_000,
    query_timeout: 60_000,
    application_name: 'khien-keeper',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
