import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { catalogue } from '../../compose.ts'
import { endpoint } from './contract.ts'
import { route } from './mount.ts'
import { createServer } from './server.ts'

let t: TestDatabase
let letGo = () => {}
const held = new Promise<void>((resolve) => {
  letGo = resolve
})
let begun = 0

const write = endpoint({
  method: 'POST',
  path: '/api/door',
  summary: 'A write that waits',
  permission: 'public',
  commitsItself: true,
  body: z.strictObject({ n: z.number() }),
  reply: z.strictObject({ n: z.number() }),
})
const read = endpoint({
  method: 'GET',
  path: '/api/door',
  summary: 'A read',
  permission: 'public',
  reply: z.strictObject({ begun: z.number() }),
})
const routes = [
  route(write, async ({ body }) => {
    begun += 1
    await held
    return { n: body.n }
  }),
  route(read, async () => ({ begun })),
]

beforeAll(async () => {
  t = await testDatabase({ RATE_LIMIT_PER_MINUTE: '1000000' })
})
afterAll(() => t.close())

test('when too many write at once the next is told when to come back, before its body is read; whoever reads is answered, and what was taken is finished', async () => {
  const app = await createServer(t.house, routes, { authenticate: async () => null }, catalogue)
  const post = (payload: string) =>
    app.inject({ method: 'POST', url: '/api/door', headers: { 'content-type': 'application/json' }, payload })
  const taken = Array.from({ length: 1000 }, (_, n) => post(JSON.stringify({ n })))
  await expect.poll(() => begun, { timeout: 20_000 }).toBe(1000)

  const refused = await post('this is no JSON, and nobody looks')
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('5')
  expect(refused.json()).toMatchObject({ code: 'server-is-busy' })
  expect((await app.inject({ method: 'GET', url: '/api/door' })).json()).toEqual({ begun: 1000 })

  letGo()
  const answers = await Promise.all(taken)
  expect(answers.map((one) => one.statusCode)).toEqual(answers.map(() => 200))
  expect((await post('{"n":1}')).statusCode, 'there is room again').toBe(200)
  await app.close()
})
