import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { codeOf } from './engine-unavailable.ts'

/**
 * Makes the database `name` on the server of `url` unless it exists, as a copy of `template` when given, and answers its address.
 * The account of `url` needs CREATEDB. A copy waits up to ten seconds for others to leave the template.
 */
export async function ensureDatabase(url: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length === 0) await create(client, name, template)
  } finally {
    await client.end()
  }
  return withDatabase(url, name)
}

async function create(client: pg.Client, name: string, template: string | undefined): Promise<void> {
  const statement = `create database ${pg.escapeIdentifier(name)}${template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`}`
  for (const end = Date.now() + 10_000; ; await pause(100)) {
    try {
      await client.query(statement)
      return
    } catch (error) {
      const code = codeOf(error) ?? ''
      // Somebody made it at the same moment.
      if (code === '42P04' || code === '23505') return
      // Somebody is still connected to the template.
      if (code !== '55006' || Date.now() > end) throw error
    }
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(name)}`
  return changed.href
}
