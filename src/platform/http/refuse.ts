import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Catalogue, fill, type Language } from '../messages.ts'
import { type Facts, Refusal, Stale } from '../refusal.ts'
import { fieldSentence } from './field-sentence.ts'
import { InvalidInput, pathOf } from './invalid-input.ts'
import type { Problem } from './problem.ts'

/** Every error leaves as problem+json: a refusal with its reason and a way on, a fault with nothing but its request id. */
export function answerRefusals(app: FastifyInstance, catalogue: Catalogue): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = error instanceof Refusal ? error : knownFault(error)
    if (refusal === undefined) request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'fault')
    return answer(request, reply, catalogue, refusal ?? new Fault())
  })
  app.setNotFoundHandler((request, reply) => answer(request, reply, catalogue, new Refusal('not-found', {}, 404)))
}

/** For what goes wrong before there is a route: an address that cannot be decoded. */
export function answerMalformedAddress(catalogue: Catalogue) {
  return (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    answer(request, reply, catalogue, new Refusal('request-is-malformed', {}, 400))
}

/** For what Node's own reader refuses, before there is a request: headers beyond its limit, a request that never ends, something that is no HTTP. */
export function answerUnreadable(catalogue: Catalogue) {
  return (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const [status, phrase, code] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? ([431, 'Request Header Fields Too Large', 'headers-are-too-large'] as const)
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? ([408, 'Request Timeout', 'request-took-too-long'] as const)
          : ([400, 'Bad Request', 'request-is-malformed'] as const)
    const messages = { vi: catalogue.vi[`refusal.${code}`] ?? code, en: catalogue.en[`refusal.${code}`] ?? code }
    const problem: Problem = {
      type: `urn:khien:refusal:${code}`,
      title: messages.vi,
      status,
      code,
      requestId: randomUUID(),
      messages,
      facts: {},
    }
    const body = JSON.stringify(problem)
    socket.end(
      `HTTP/1.1 ${status} ${phrase}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
    )
  }
}

class Fault extends Refusal {
  constructor() {
    super('fault')
  }
}

function answer(request: FastifyRequest, reply: FastifyReply, catalogue: Catalogue, refusal: Refusal): FastifyReply {
  const language = languageOf(request)
  const status = refusal instanceof Fault ? 500 : refusal.status
  const messages = { vi: text(catalogue, 'vi', refusal), en: text(catalogue, 'en', refusal) }
  const body: Problem = {
    type: `urn:khien:refusal:${refusal.code}`,
    title: messages[language],
    status,
    code: refusal.code,
    requestId: request.id,
    messages,
    facts: Object.fromEntries(
      Object.entries(refusal.facts).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null ? [...value] : value,
      ]),
    ),
    ...(refusal instanceof InvalidInput
      ? { issues: refusal.issues.map((issue) => ({ path: pathOf(issue), ...fieldSentence(issue.issue) })) }
      : {}),
    ...(refusal instanceof Stale ? { current: currentOf(refusal, catalogue) } : {}),
  }
  if (status === 429 || status === 503) reply.header('retry-after', String(refusal.facts.seconds ?? 5))
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(body))
}

function currentOf(stale: Stale, catalogue: Catalogue): NonNullable<Problem['current']> {
  const both = (key: string) => ({ vi: catalogue.vi[key] ?? key, en: catalogue.en[key] ?? key })
  return {
    version: Number(stale.facts.version),
    state: both(stale.state),
    since: stale.since.map(({ what, who, at, from, to }) => ({
      what: both(what),
      who,
      at: at.toISOString(),
      from: from === null ? null : both(from),
      to: both(to),
    })),
    changed: stale.changed.map(({ what, of, before, after }) => ({
      what: both(what),
      of,
      before: both(before),
      after: both(after),
    })),
  }
}

/**
 * A fact that is itself a message key (a state, a reason) is put in words before it is put in place. One that was worded already comes in
 * both languages, as `reasons.vi` and `reasons.en` for the place `{reasons}`.
 */
function text(catalogue: Catalogue, language: Language, refusal: Refusal): string {
  const words = catalogue[language]
  const placeOf = (name: string) => (name.endsWith(`.${language}`) ? name.slice(0, -3) : name)
  const facts = Object.fromEntries(
    Object.entries(refusal.facts).map(([name, value]) => [placeOf(name), wordedFact(value, words)]),
  )
  return fill(words[`refusal.${refusal.code}`] ?? refusal.code, facts, language)
}

function wordedFact(value: Facts[string] | undefined, words: Readonly<Record<string, string>>): Facts[string] {
  if (typeof value === 'string') return words[value] ?? value
  return typeof value === 'object' && value !== null ? value.map((one) => words[one] ?? one) : (value ?? null)
}

function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi'
}

/** Faults that are really answers: the body was too large, the database went away for a moment, two writers met. */
function knownFault(error: FastifyError): Refusal | undefined {
  const code = error.code ?? ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('body-is-too-large', {}, 413)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('body-is-not-json', {}, 415)
  if (code === '40001' || code === '40P01') return new Refusal('somebody-was-quicker', {}, 409)
  if (code === '53100' || code === '53200') return new Refusal('storage-is-full', { seconds: 60 }, 503)
  if (
    /^(08|57P|53)/.test(code) ||
    /^E(CONNREFUSED|CONNRESET|PIPE)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return new Refusal('database-is-away', { seconds: 2 }, 503)
  }
  const status = error.statusCode ?? 500
  return status >= 400 && status < 500 ? new Refusal('request-is-malformed', {}, 400) : undefined
}
