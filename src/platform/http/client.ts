import { z } from 'zod'
import { type Endpoint, fileReply, type In, type Out, type Shape } from './contract.ts'
import { type Problem, problem, Refused } from './problem.ts'

type Given<P extends Shape, Q extends Shape, B extends Shape> = (P extends z.ZodType
  ? { params: In<P> }
  : { params?: undefined }) &
  (Q extends z.ZodType ? { query?: In<Q> } : { query?: undefined }) &
  (B extends z.ZodType ? { body: In<B> } : { body?: undefined }) & { upload?: Blob; key?: string; signal?: AbortSignal }

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Calls an endpoint of the contract; the reply is parsed by the contract's own shape. Throws `Refused` with the problem document. */
export async function call<P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType>(
  e: Endpoint<P, Q, B, R>,
  given: Given<P, Q, B>,
  fetcher: Fetch = (url, init) => fetch(url, init),
): Promise<Out<R>> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const init: RequestInit = { method: e.method, headers }
  if (given.body !== undefined) {
    init.body = JSON.stringify(given.body)
    headers['content-type'] = 'application/json'
  } else if (given.upload !== undefined) {
    init.body = given.upload
    headers['content-type'] = given.upload.type
  }
  // One key for one intent: a caller that retries passes the same key again.
  if (e.resendable) headers['idempotency-key'] = given.key ?? newKey()
  if (given.signal) init.signal = given.signal
  const response = await send(fetcher, addressOf(e, given), init)
  if (!response.ok) throw new Refused(await problemOf(response))
  if (Object.is(e.reply, fileReply)) return e.reply.parse(await fileOf(response)) as Out<R>
  return e.reply.parse(await response.json()) as Out<R>
}

/** 128 random bits; crypto.randomUUID exists on https pages only. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The URL of an endpoint with its places and query filled in. */
export function addressOf(e: Endpoint, given: { params?: unknown; query?: unknown }): string {
  const places = z.record(z.string(), z.unknown()).parse(given.params ?? {})
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(places[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(z.record(z.string(), z.unknown()).parse(given.query ?? {}))) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  // URLSearchParams.size is younger than the browsers that are served.
  const text = String(query)
  return text === '' ? path : `${path}?${text}`
}

async function send(fetcher: Fetch, address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetcher(address, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new Refused(unreachable)
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const parsed = problem.safeParse(await response.json().catch(() => undefined))
  return parsed.success ? parsed.data : { ...unreachable, status: response.status }
}

async function fileOf(response: Response): Promise<z.input<typeof fileReply>> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'tai-lieu'
  return {
    name: decodeURIComponent(name),
    type: response.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

const unreachable: Problem = {
  type: 'urn:khien:refusal:server-is-unreachable',
  title: 'server-is-unreachable',
  status: 0,
  code: 'server-is-unreachable',
  requestId: '',
  messages: {
    vi: 'Không kết nối được máy chủ. Dữ liệu anh/chị vừa nhập vẫn còn trên màn hình; hãy thử lại khi có mạng.',
    en: 'The server cannot be reached. What you typed is still on the screen; try again when the network is back.',
  },
  facts: {},
}
