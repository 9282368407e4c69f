import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { holdersOf, isPermission, type Role, roleNames, roles } from '../../src/foundation/access/matrix.ts'
import type { Fetch } from '../../src/platform/http/client.ts'
import { type Endpoint, fileReply } from '../../src/platform/http/contract.ts'
import { problem } from '../../src/platform/http/problem.ts'
import { almostFitting, awkwardWords } from '../support/awkward.ts'
import { type TestServer, testServer } from '../support/server.ts'

let t: TestServer
/** Holds every role at once: what is refused to this account is refused by the input, not by the matrix. */
let everybody: Fetch
const byRole = new Map<Role, Fetch>()
let endpoints: readonly Endpoint[] = []

const placeOf = (role: Role) =>
  ({ nation: 'vn', province: 'vn/30', commune: 'vn/30/290/10549', organisation: 'vn/30/290/10549/o-mot-noi' })[roles[role].level]

beforeAll(async () => {
  // Each request comes from an address of its own, so that the limits per address do not answer in the contract's place.
  t = await testServer({ RATE_LIMIT_PER_MINUTE: '1000000', TRUSTED_PROXY: '127.0.0.1' })
  endpoints = t.rooms.endpoints
  everybody = await t.signIn(roleNames.map((role) => ({ role, unitPath: placeOf(role) })))
  for (const role of roleNames) byRole.set(role, await t.signIn([{ role, unitPath: placeOf(role) }]))
})
afterAll(() => t.close())

/** An address whose places hold something plausible that does not exist. */
function addressOf(e: Endpoint): string {
  return withPlaces(e, (name) => (name === 'venueId' ? '2147483000' : '0190a6b0-0000-7000-8000-000000000000'))
}

function withPlaces(e: Endpoint, of: (name: string) => string): string {
  return e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(of(name)))
}

async function send(
  e: Endpoint,
  by: Fetch,
  given: { body?: string | Uint8Array<ArrayBuffer>; query?: string; type?: string; address?: string } = {},
): Promise<Response> {
  const headers: Record<string, string> = {
    'idempotency-key': `thu-${Math.random().toString(36).slice(2)}-00000000`,
    'x-forwarded-for': anotherAddress(),
  }
  if (given.body !== undefined) headers['content-type'] = given.type ?? 'application/json'
  return by((given.address ?? addressOf(e)) + (given.query ?? ''), {
    method: e.method,
    headers,
    ...(given.body === undefined ? {} : { body: given.body }),
  })
}

let sent = 0
function anotherAddress(): string {
  sent += 1
  return `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`
}

/** Whatever is asked: an answer or a refusal, never a fault. */
async function expectNoFault(response: Response, what: string): Promise<void> {
  const said = await response.text()
  expect(response.status, `${what}: ${said.slice(0, 300)}`).toBeLessThan(500)
  if (response.status >= 400) expect(() => problem.parse(JSON.parse(said)), what).not.toThrow()
}

/** Signing out, or a new password, would end the very session that attacks. */
const endsTheSession = (e: Endpoint) => /^\/api\/session|password|second-factor/.test(e.path)

/** A refusal as the contract promises it: 4xx, problem+json, a code, both languages. */
async function expectRefusal(e: Endpoint, response: Response, what: string): Promise<void> {
  const label = `${e.method} ${e.path} with ${what}`
  expect(response.status, label).toBeGreaterThanOrEqual(400)
  expect(response.status, `${label}: ${response.status >= 500 ? await response.clone().text() : ''}`).toBeLessThan(500)
  expect(response.headers.get('content-type'), label).toContain('application/problem+json')
  const seen = problem.parse(await response.json())
  expect(seen.messages.vi, label).not.toBe(seen.code)
  expect(seen.messages.en, label).not.toBe(seen.code)
}

async function fingerprint(): Promise<string> {
  const { rows } = await sql<{ table: string }>`
    select format('%I.%I', schemaname, tablename) as table from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'pgboss') and tablename not in ('idempotency', 'session', 'refused_sign_in', 'rate', 'checkpoint')
      and schemaname || '.' || tablename not like 'access.%' order by 1`.execute(t.database.read)
  const counts = await Promise.all(
    rows.map(async ({ table }) => {
      const result = await sql<{ count: number }>`select count(*) as count from ${sql.raw(table)}`.execute(t.database.read)
      return `${table}=${result.rows[0]?.count}`
    }),
  )
  return counts.join(' ')
}

const writes = () => endpoints.filter((e) => e.method !== 'GET' && e.body !== undefined)

test('every endpoint names a permission of the matrix, and every permission of the matrix is used', () => {
  expect(endpoints.length).toBeGreaterThan(20)
  const used = new Set(endpoints.map((e) => e.permission))
  for (const permission of used)
    expect(
      permission === 'public' || permission === 'device' || permission === 'signed-in' || isPermission(permission),
      permission,
    ).toBe(true)
})

test('every shape of the contract is strict, all the way down: an unknown field is refused and a leaked one fails', () => {
  const loose: string[] = []
  const walk = (shape: z.ZodType, where: string): void => {
    const def = shape._zod.def as unknown as Record<string, unknown>
    if (shape instanceof z.ZodObject && !(shape._zod.def.catchall instanceof z.ZodNever)) loose.push(where)
    for (const [name, inner] of Object.entries(def)) {
      const children =
        typeof inner === 'object' && inner !== null && !(inner instanceof z.ZodType) && name === 'shape'
          ? Object.entries(inner)
          : [[name, inner] as const]
      for (const [key, child] of children) {
        if (child instanceof z.ZodType) walk(child, `${where}.${key}`)
        if (Array.isArray(child)) for (const one of child) if (one instanceof z.ZodType) walk(one, `${where}.${key}[]`)
      }
    }
  }
  for (const e of endpoints) {
    for (const [part, shape] of Object.entries({
      params: e.params,
      query: e.query,
      body: e.body,
      reply: Object.is(e.reply, fileReply) ? undefined : e.reply,
    })) {
      if (shape) walk(shape, `${e.method} ${e.path} ${part}`)
    }
  }
  expect(loose).toEqual([])
})

describe('who may', () => {
  test('nobody gets past the door without signing in', async () => {
    for (const e of endpoints.filter((one) => one.permission !== 'public')) {
      const response = await send(e, t.anonymous, e.body ? { body: '{}' } : {})
      expect(response.status, `${e.method} ${e.path}`).toBe(401)
      await expectRefusal(e, response, 'no session')
    }
  })

  test('every endpoint × every role: refused unless the matrix says so', async () => {
    for (const e of endpoints) {
      if (!isPermission(e.permission)) continue
      for (const [role, by] of byRole) {
        if (holdersOf(e.permission).includes(role)) continue
        const response = await send(e, by, e.body ? { body: '{}' } : {})
        expect(response.status, `${role} at ${e.method} ${e.path}`).toBe(403)
        await response.arrayBuffer()
      }
    }
  })
})

describe('malformed input is refused with a reason, and nothing is written', () => {
  test('broken JSON, foreign bytes, wrong types, unknown fields, nulls in text, too deep, too large', async () => {
    const before = await fingerprint()
    const deep = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`
    const cases: [string, string | Uint8Array<ArrayBuffer>, string?][] = [
      ['broken JSON', '{"a":'],
      ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
      ['an array', '[]'],
      ['a number', '42'],
      ['null', 'null'],
      ['an unknown field', '{"khongCo":1}'],
      ['a prototype', '{"__proto__":{"admin":true},"constructor":1}'],
      ['U+0000', '{"name":"a\\u0000b"}'],
      ['a lone surrogate', '{"name":"\\ud800"}'],
      ['deep nesting', deep],
      ['another media type', 'a=1', 'application/x-www-form-urlencoded'],
    ]
    for (const e of writes()) {
      for (const [what, body, type] of cases)
        await expectRefusal(e, await send(e, everybody, { body, ...(type ? { type } : {}) }), what)
    }
    expect(await fingerprint()).toBe(before)
  })

  test('a body over the limit is refused before it is read', async () => {
    for (const e of writes()) {
      const body = JSON.stringify({ text: 'a'.repeat((e.maxBodyBytes ?? 256 * 1024) + 1) })
      const response = await send(e, everybody, { body })
      expect(response.status, e.path).toBe(413)
      await expectRefusal(e, response, 'an oversize body')
    }
  })

  test('unknown and wrong query fields are refused', async () => {
    for (const e of endpoints.filter((one) => one.method === 'GET')) {
      await expectRefusal(e, await send(e, everybody, { query: '?khongCo=1' }), 'an unknown query field')
      if (e.query)
        await expectRefusal(e, await send(e, everybody, { query: '?limit=-1&limit=2&day=hom-qua&after=%00' }), 'a wrong query')
    }
  })

  test('generated nonsense never makes a fault', async () => {
    const before = await fingerprint()
    await fc.assert(
      fc.asyncProperty(
        // What asks for no body does what it does without one (a phone gets its device): nonsense cannot be told from nothing there.
        fc.constantFrom(...endpoints.filter((e) => e.method === 'GET' || (e.body !== undefined && !endsTheSession(e)))),
        fc.json({ maxDepth: 4 }),
        fc.webQueryParameters(),
        async (e, body, query) => {
          const response = await send(e, everybody, e.method === 'GET' ? { query: `?${query}` } : { body })
          expect(response.status, `${e.method} ${e.path} ${query} ${body}`).toBeLessThan(500)
          await response.arrayBuffer()
        },
      ),
      { numRuns: 400 },
    )
    expect(await fingerprint()).toBe(before)
  })

  test('a file that is not what it says is refused', async () => {
    for (const e of endpoints.filter((one) => one.upload)) {
      const type = e.upload?.types[0] ?? ''
      for (const body of ['không phải tệp', '%PDF-1.7 hỏng', 'PK\u0003\u0004 hỏng'])
        await expectRefusal(e, await send(e, everybody, { body, type }), `a false ${type}`)
      await expectRefusal(e, await send(e, everybody, { body: 'x', type: 'text/html' }), 'a foreign media type')
    }
  })
})

describe('dates, cursors and numbers as nobody means them', () => {
  const fieldsOf = (shape: z.ZodType | undefined) => (shape instanceof z.ZodObject ? Object.keys(shape.shape) : [])

  test('every field of every query', { timeout: 300_000 }, async () => {
    for (const e of endpoints) {
      for (const field of fieldsOf(e.query)) {
        await inTens(awkwardWords, async (word) => {
          const query = `?${new URLSearchParams({ [field]: word })}`
          await expectNoFault(await send(e, everybody, { query }), `${e.method} ${e.path}${query}`)
        })
      }
    }
  })

  test('every place in every address', { timeout: 300_000 }, async () => {
    for (const e of endpoints.filter((one) => one.path.includes(':'))) {
      await inTens(awkwardWords, async (word) => {
        const address = withPlaces(e, () => word)
        await expectNoFault(await send(e, everybody, { address, ...(e.body ? { body: '{}' } : {}) }), `${e.method} ${address}`)
      })
    }
  })

  test('queries that almost fit', { timeout: 300_000 }, async () => {
    for (const e of endpoints) {
      if (!e.query) continue
      const queries = fc.sample(almostFitting(e.query), { numRuns: 40, seed: 3440 })
      await inTens(queries, async (given) => {
        const query = `?${new URLSearchParams(Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]))}`
        await expectNoFault(await send(e, everybody, { query }), `${e.method} ${e.path}${query}`)
      })
    }
  })

  test('bodies that almost fit, at the edges of what their shapes allow', { timeout: 300_000 }, async () => {
    for (const e of writes().filter((one) => !endsTheSession(one))) {
      if (!e.body) continue
      for (const given of fc.sample(almostFitting(e.body), { numRuns: 40, seed: 3440 })) {
        const body = JSON.stringify(given)
        await expectNoFault(await send(e, everybody, { body }), `${e.method} ${e.path} with ${body.slice(0, 600)}`)
      }
    }
  })
})

async function inTens<T>(all: readonly T[], ask: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += 10) await Promise.all(all.slice(from, from + 10).map(ask))
}

test('an address that nobody serves is a 404 problem, also below /api', async () => {
  for (const path of ['/api/khong-co', '/api/venues/../../etc/passwd', '/api/%E0%A4%A']) {
    const response = await t.anonymous(path, { method: 'GET' })
    expect([400, 404]).toContain(response.status)
    problem.parse(await response.json())
  }
})

test('a write from another site’s page is refused', async () => {
  const response = await everybody('/api/session', { method: 'DELETE', headers: { origin: 'https://evil.example' } })
  expect(response.status).toBe(403)
})
