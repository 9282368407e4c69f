import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Transaction } from '../database.ts'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'
import { openAdmission } from './admission.ts'
import { type Endpoint, fileReply, type In, type Out, type Permission, type Shape } from './contract.ts'
import { type FieldIssue, InvalidInput } from './invalid-input.ts'
import { refuseBrokenEscapes, refuseForbiddenText } from './text-guard.ts'

/** Who is asking: known to the platform by opaque id only. */
export interface Actor {
  readonly id: string
  /** The name that the audit log and screens show. */
  readonly displayName: string
  /** Scope prefixes in which this actor holds the permission; empty: not at all. */
  scopesOf(permission: string): readonly string[]
}

/** A phone or browser without an account, known by a secret in its cookie; bound to a person only after an office checked a document. */
export interface Device {
  readonly id: string
  readonly personId: number | null
}

/** What a route is handed: parsed input, who asks, where they may act, and the transaction everything happens in. */
export interface Call<P, Q, B, A, D = Device | null> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly upload: Buffer
  readonly actor: A
  /** The device whose cookie came along; certain on endpoints of permission `device`. */
  readonly device: D
  /** Unit-path prefixes in which the endpoint's permission holds; empty on public and signed-in endpoints. */
  readonly scope: readonly string[]
  readonly tx: Transaction
  /** Business time, one instant for the whole request. */
  readonly now: Date
  /** Machine time. */
  readonly machineNow: Date
  readonly request: {
    readonly id: string
    readonly ip: string
    readonly headers: Headers
    setCookies(values: readonly string[]): void
  }
}

type ActorOf<A extends Permission> = A extends 'public' | 'device' ? Actor | null : Actor
type DeviceOf<A extends Permission> = A extends 'device' ? Device : Device | null
type Handle<P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType, A extends Permission> = (
  call: Call<Out<P>, Out<Q>, Out<B>, ActorOf<A>, DeviceOf<A>>,
) => Promise<In<R>>

/** An endpoint bound to its action; opaque to everything but `mountRoutes`. */
export interface Route {
  readonly endpoint: Endpoint
  readonly handle: (call: Call<unknown, unknown, unknown, Actor | null>) => Promise<unknown>
}

/** The only way to serve an endpoint: contract first, then one function. */
export function route<P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType, A extends Permission>(
  e: Endpoint<P, Q, B, R, A>,
  handle: Handle<P, Q, B, R, A>,
): Route {
  // The mount parses params, query and body with the endpoint's own shapes and checks the actor before it calls.
  return { endpoint: e, handle: handle as Route['handle'] }
}

export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>
export type Recognise = (request: FastifyRequest) => Promise<Device | null>

export interface Gate {
  readonly authenticate: Authenticate
  /** Left out where no endpoint asks for a device. */
  readonly recognise?: Recognise
}

export function mountRoutes(app: FastifyInstance, routes: readonly Route[], house: House, gate: Gate): void {
  const admission = openAdmission()
  for (const { endpoint: e, handle } of routes) {
    const isWrite = e.method !== 'GET'
    const respond = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const actor = await gate.authenticate(request)
      const device = (await gate.recognise?.(request)) ?? null
      const scope = scopeOf(e, actor)
      if (e.permission === 'device' && device === null) throw new Refusal('this-device-is-not-known', {}, 401)
      refuseForeignOrigin(e, request, house)
      const input = parseInput(e, request)
      const machineNow = house.machineClock.now()
      const serve = async (tx: Transaction) => {
        const cookies: string[] = []
        const answer = await handle({
          ...input,
          actor,
          device,
          scope,
          tx,
          now: house.businessClock.now(),
          machineNow,
          request: {
            id: request.id,
            ip: request.ip,
            headers: webHeaders(request),
            setCookies: (values) => cookies.push(...values),
          },
        })
        if (cookies.length > 0) reply.header('set-cookie', cookies)
        // A reply that does not fit its own contract is a fault: a leaked field must fail loudly, not silently.
        return e.reply.parse(answer)
      }
      const answer = await within(e, request, actor?.id ?? device?.id ?? 'public', house, serve)
      // Only what ran in the mount's own transaction can have emitted news.
      if (e.method !== 'GET' && !e.commitsItself) house.wakeDelivery()
      return send(e, reply, answer)
    }
    app.route({
      method: e.method,
      url: e.path,
      bodyLimit: e.upload?.maxBytes ?? e.maxBodyBytes ?? 256 * 1024,
      config: e.perMinute ? { rateLimit: { max: e.perMinute, timeWindow: '1 minute' } } : {},
      ...(isWrite ? { onRequest: async () => admission.refuseWhenFull() } : {}),
      handler: (request, reply) => (isWrite ? admission.during(() => respond(request, reply)) : respond(request, reply)),
    })
  }
}

function scopeOf(e: Endpoint, actor: Actor | null): readonly string[] {
  if (e.permission === 'public' || e.permission === 'device') return []
  if (actor === null) throw new Refusal('sign-in-first', {}, 401)
  if (e.permission === 'signed-in') return []
  const scope = actor.scopesOf(e.permission)
  if (scope.length === 0) throw new Refusal('not-your-permission', { permission: e.permission }, 403)
  return scope
}

/** A browser names the page a write comes from; another site's page may not write with our cookie. */
function refuseForeignOrigin(e: Endpoint, request: FastifyRequest, house: House): void {
  const origin = request.headers.origin
  if (e.method === 'GET' || origin === undefined) return
  const own = [new URL(house.publicUrl()).origin, `${request.protocol}://${request.host}`]
  if (!own.includes(origin)) throw new Refusal('foreign-origin', {}, 403)
}

/** Where the contract asks for nothing, nothing may come. */
const nothing = z.strictObject({})

interface Input {
  params: unknown
  query: unknown
  body: unknown
  upload: Buffer
}

function parseInput(e: Endpoint, request: FastifyRequest): Input {
  const issues: FieldIssue[] = []
  const read = (where: string, shape: Shape, value: unknown): unknown => {
    const parsed = (shape ?? nothing).safeParse(value ?? {}, { reportInput: true })
    if (parsed.success) return parsed.data
    issues.push(...parsed.error.issues.map((issue) => ({ where, issue })))
    return undefined
  }
  refuseBrokenEscapes(request.url)
  refuseForbiddenText(request.params)
  refuseForbiddenText(request.query)
  const params = read('path', e.params, request.params)
  const query = read('query', e.query, request.query)
  if (e.upload) {
    if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw new Refusal('file-is-missing', {}, 400)
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
    if (!e.upload.types.includes(type)) throw new Refusal('file-type-is-not-accepted', { types: [...e.upload.types] }, 415)
    if (issues.length > 0) throw new InvalidInput(issues)
    return { params, query, body: undefined, upload: request.body }
  }
  if (Buffer.isBuffer(request.body)) throw new Refusal('body-is-not-json', {}, 415)
  refuseForbiddenText(request.body)
  const body =
    e.body || (request.body !== undefined && request.body !== null && e.method !== 'GET')
      ? read('body', e.body, request.body)
      : undefined
  if (issues.length > 0) throw new InvalidInput(issues)
  return { params, query, body, upload: Buffer.alloc(0) }
}

/** Reads and self-committing writes run on the plain handle; every other write in one transaction, with its idempotency row. */
async function within(
  e: Endpoint,
  request: FastifyRequest,
  owner: string,
  house: House,
  serve: (tx: Transaction) => Promise<unknown>,
): Promise<unknown> {
  if (e.method === 'GET' || e.commitsItself) return serve(house.database.read as Transaction)
  if (!e.resendable) return house.database.transaction(serve)
  const key = z.string().min(16).max(80).safeParse(request.headers['idempotency-key'])
  if (!key.success) throw new Refusal('idempotency-key-is-missing', {}, 400)
  return house.database.transaction((tx) => once(tx, e, { owner, key: key.data, asked: hashOf(request) }, serve))
}

/** The first copy of a request does the work; later copies get its answer. A copy that arrives meanwhile waits for the first to commit. */
async function once(
  tx: Transaction,
  e: Endpoint,
  copy: { owner: string; key: string; asked: Buffer },
  serve: (tx: Transaction) => Promise<unknown>,
): Promise<unknown> {
  const endpointName = `${e.method} ${e.path}`
  const { numAffectedRows } = await sql`
    insert into platform.idempotency (owner, key, endpoint, request_hash, reply)
    values (${copy.owner}, ${copy.key}, ${endpointName}, ${copy.asked}, 'null'::jsonb) on conflict (owner, key) do nothing`.execute(
    tx,
  )
  if (numAffectedRows === 1n) {
    const reply = await serve(tx)
    await sql`update platform.idempotency set reply = ${JSON.stringify(reply)}::jsonb where owner = ${copy.owner} and key = ${copy.key}`.execute(
      tx,
    )
    return reply
  }
  const { rows } = await sql<{ endpoint: string; request_hash: Buffer; reply: unknown }>`
    select endpoint, request_hash, reply from platform.idempotency where owner = ${copy.owner} and key = ${copy.key}`.execute(tx)
  const first = rows[0]
  if (first === undefined || first.endpoint !== endpointName || !first.request_hash.equals(copy.asked)) {
    throw new Refusal('idempotency-key-was-used-for-something-else', {}, 409)
  }
  return first.reply
}

function hashOf(request: FastifyRequest): Buffer {
  const hash = createHash('sha256').update(request.url).update('\0')
  return (Buffer.isBuffer(request.body) ? hash.update(request.body) : hash.update(JSON.stringify(request.body ?? null))).digest()
}

function send(e: Endpoint, reply: FastifyReply, answer: unknown): unknown {
  if (!Object.is(e.reply, fileReply)) return reply.header('cache-control', 'no-store').send(answer)
  const file = fileReply.parse(answer)
  return reply
    .header('content-type', file.type)
    .header(
      'content-disposition',
      `${file.type === 'application/pdf' || file.type.startsWith('image/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('cache-control', 'no-store')
    .send(Buffer.from(file.bytes))
}

function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.append(name, value)
    else for (const one of value ?? []) headers.append(name, one)
  }
  return headers
}
