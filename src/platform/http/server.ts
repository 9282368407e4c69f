import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { House } from '../house.ts'
import type { Catalogue } from '../messages.ts'
import { Refusal } from '../refusal.ts'
import { measureRequests } from './metrics.ts'
import { type Gate, mountRoutes, type Route } from './mount.ts'
import { answerMalformedAddress, answerRefusals, answerUnreadable } from './refuse.ts'

/** The web server with every route mounted; `ready()` says whether the product can serve (migrations done, database there). */
export async function createServer(
  house: House,
  routes: readonly Route[],
  gate: Gate,
  catalogue: Catalogue,
): Promise<FastifyInstance> {
  const { config } = house
  const logger: FastifyBaseLogger = house.log.child({ part: 'http' })
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    // One logger for all: a child for each request would run the redaction a thousand times a second; faults name their request themselves.
    childLoggerFactory: () => logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxy ?? false,
    forceCloseConnections: 'idle',
    frameworkErrors: answerMalformedAddress(catalogue),
    clientErrorHandler: answerUnreadable(catalogue),
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    ...(config.tls ? { https: { cert: readFileSync(config.tls.certificateFile), key: readFileSync(config.tls.keyFile) } } : {}),
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // zxing's WebAssembly; no inline scripts anywhere.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ?? false,
  })
  // JSON needs no more than this; pages get helmet's whole set; files (a PDF in its viewer) only their type.
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = String(reply.getHeader('content-type'))
    if (type.startsWith('text/html')) return payload
    reply.header('x-content-type-options', 'nosniff')
    if (type.includes('json')) reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    return payload
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    max: config.rateLimitPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_, context) => new Refusal('too-many-requests', { seconds: Math.ceil(context.ttl / 1000) }, 429),
  })
  await app.register(underPressure, {
    maxEventLoopDelay: 2000,
    retryAfter: 5,
    message: 'overloaded',
    pressureHandler: () => {
      throw new Refusal('server-is-busy', { seconds: 5 }, 503)
    },
  })
  acceptBodies(app)
  answerRefusals(app, catalogue)
  measureRequests(app, house)
  mountRoutes(app, routes, house, gate)
  return app
}

/** JSON is read strictly as UTF-8; every other type stays raw bytes, for endpoints that take a file. */
function acceptBodies(app: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => {
    if (body.length === 0) return undefined
    try {
      const parsed: unknown = JSON.parse(utf8.decode(body))
      return parsed
    } catch {
      throw new Refusal('body-is-not-json', {}, 400)
    }
  })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
}
