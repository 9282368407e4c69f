import { z } from 'zod'

/**
 * `public`: nobody need sign in. `device`: a phone without an account, about what that phone itself gave. `signed-in`: about oneself.
 * Otherwise `noun.verb`, a row of the access matrix.
 */
export type Permission = 'public' | 'device' | 'signed-in' | `${string}.${string}`
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Shape = z.ZodType | undefined
export type Out<S> = S extends z.ZodType ? z.output<S> : undefined
export type In<S> = S extends z.ZodType ? z.input<S> : undefined

/** One thing the server can be asked: mounted, called from the browser and documented from this very object. */
export interface Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends z.ZodType = z.ZodType,
  A extends Permission = Permission,
> {
  method: Method
  path: `/${string}`
  summary: string
  permission: A
  params?: P
  query?: Q
  body?: B
  reply: R
  /** A client may send it again after a lost reply: the Idempotency-Key header is honoured and required. */
  resendable?: true
  /** The action commits by itself (group commit); its call carries no transaction of its own. */
  commitsItself?: true
  /** The body is one file of these media types and at most this many bytes; it arrives as `call.upload`. */
  upload?: { types: readonly string[]; maxBytes: number }
  maxBodyBytes?: number
  /** Requests one address may send in a minute, when fewer than the general limit. */
  perMinute?: number
}

export function endpoint<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends z.ZodType = z.ZodType,
  const A extends Permission = Permission,
>(e: Endpoint<P, Q, B, R, A>): Endpoint<P, Q, B, R, A> {
  return e
}

/** The reply of an endpoint that answers a file instead of JSON. */
export const fileReply = z.strictObject({
  name: z.string(),
  type: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
})

/** The reply of a command that has nothing more to say. */
export const done = z.strictObject({ done: z.literal(true) })
export const isDone: z.output<typeof done> = { done: true }

const limit = z.coerce.number().int().min(1).max(200).default(50)
/** One page of a list: at most `limit` rows from behind `after`, the `next` of the page before (keyset, never an offset). */
export const pageQuery = {
  limit,
  after: z
    .string()
    .max(200)
    .regex(/^[\w./~ -]+$/)
    .optional(),
}
/** The same for lists that go by uuid, and by number. */
export const pageQueryById = { limit, after: z.uuid().optional() }
export const pageQueryByNumber = { limit, after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() }
export function pageOf<T extends z.ZodType>(row: T) {
  return z.strictObject({ rows: z.array(row), next: z.string().nullable() })
}
