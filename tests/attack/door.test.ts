import { connect } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue, compose } from '../../src/compose.ts'
import { isPage } from '../../src/page-paths.ts'
import { forgetOldAnswers } from '../../src/platform/http/kept-answers.ts'
import { problem } from '../../src/platform/http/problem.ts'
import { createServer } from '../../src/platform/http/server.ts'
import { serveWeb } from '../../src/platform/http/web-files.ts'
import { type TestServer, testServer } from '../support/server.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

/** What no client of ours sends: the bytes as they are. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(t.address)
  return new Promise((done) => {
    let said = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (said += part))
    socket.on('error', () => done(said))
    socket.on('close', () => done(said))
  })
}

test('headers beyond all measure are refused with a reason, as everything else is', async () => {
  const said = await raw(`GET /api/units HTTP/1.1\r\nHost: x\r\nCookie: a=${'b'.repeat(20_000)}\r\n\r\n`)
  expect(said).toMatch(/^HTTP\/1\.1 431 /)
  expect(said).toContain('application/problem+json')
  expect(problem.parse(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).code).toBe('headers-are-too-large')
})

test('what is no HTTP at all is refused with a reason', async () => {
  const said = await raw('XIN CHÀO\r\n\r\n')
  expect(said).toMatch(/^HTTP\/1\.1 400 /)
  expect(problem.parse(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).code).toBe('request-is-malformed')
})

test.each(['/api/units?parent=%FF', '/api/units?parent=vn%C3', '/api/units?%E0%A4%A=1', '/api/units?parent=%'])(
  'escapes that spell no letter are refused: %s',
  async (path) => {
    const response = await t.anonymous(path, { method: 'GET' })
    expect([response.status, problem.parse(await response.json()).code]).toEqual([400, 'request-is-malformed'])
  },
)

test('a page that there is not is 404, with the page that says so for a browser and a refusal for everybody else', async () => {
  const rooms = await compose(t.house)
  const app = await createServer(t.house, rooms.routes, rooms, catalogue)
  await serveWeb(app, join(import.meta.dirname, '../../dist/web'), isPage)
  const ask = (url: string, accept?: string) =>
    app.inject({ method: 'GET', url, headers: accept === undefined ? {} : { accept } })
  for (const path of ['/nope', '/.env', '/API/units']) {
    const browser = await ask(path, 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect([path, browser.statusCode, browser.headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8'])
    const probe = await ask(path, '*/*')
    expect([path, probe.statusCode, problem.parse(probe.json()).code]).toEqual([path, 404, 'not-found'])
  }
  for (const path of ['/', '/documents/0190a6b0', '/v/ABC', '/kiosk'])
    expect([path, (await ask(path)).statusCode]).toEqual([path, 200])
  await app.close()
  await rooms.close()
})

test('answers kept for copies of a request are forgotten after two days', async () => {
  const keep = (key: string, hours: number) =>
    sql`
    insert into platform.idempotency (owner, key, endpoint, request_hash, reply, answered_at)
    values ('x', ${key}, 'POST /x', '\\x00', '{}', now() - ${hours} * interval '1 hour')`.execute(t.database.read)
  await keep('old', 49)
  await keep('young', 47)
  expect(await forgetOldAnswers(t.house)).toBe(1)
  const { rows } = await sql<{ key: string }>`select key from platform.idempotency where owner = 'x'`.execute(t.database.read)
  expect(rows).toEqual([{ key: 'young' }])
})
