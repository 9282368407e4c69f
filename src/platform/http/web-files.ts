import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { StartRefused } from '../config.ts'

/** Which entry a page address belongs to; everything that is not an API answers one of these three documents. */
export function entryOf(path: string): 'citizen.html' | 'kiosk.html' | 'index.html' {
  if (/^\/(c|v|dang-ky-dia-diem|nhan-quyen|giai-phap|ngoai-le-tham-quyen)(\/|$)/.test(path)) return 'citizen.html'
  return /^\/kiosk(\/|$)/.test(path) ? 'kiosk.html' : 'index.html'
}

/**
 * The built web. Hashed assets are kept a year; a missing asset is a plain 404, never a page: after an update an old tab
 * would otherwise read HTML as a script and die without a word. `isPage`: where a page is; elsewhere a browser gets the desk with status 404,
 * which says that there is none, and everybody else the refusal.
 */
export async function serveWeb(app: FastifyInstance, folder: string, isPage: (path: string) => boolean): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) throw new StartRefused('The web pages are not built; run `npm run build` first.')
  await app.register(statics, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
    preCompressed: true,
  })
  const pages = new Map<string, Buffer>()
  for (const name of ['index.html', 'citizen.html', 'kiosk.html']) pages.set(name, await readFile(join(folder, name)))
  const favicon = await readFile(join(folder, 'favicon.svg')).catch(() => undefined)
  app.get('/favicon.svg', async (_request, reply) => (favicon ? reply.type('image/svg+xml').send(favicon) : reply.callNotFound()))
  // The door's own copy of itself: browsers ask for these at fixed addresses and must always get the newest.
  for (const [name, type] of [
    ['kiosk-worker.js', 'text/javascript; charset=utf-8'],
    ['citizen-worker.js', 'text/javascript; charset=utf-8'],
    ['kiosk.webmanifest', 'application/manifest+json; charset=utf-8'],
  ] as const) {
    const bytes = await readFile(join(folder, name))
    app.get(`/${name}`, async (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(bytes))
  }
  app.get('/*', { helmet: {} }, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (/^\/(api|transparency|assets)(\/|$)/.test(path) || !acceptsPages(request.headers.accept)) return reply.callNotFound()
    const isThere = isPage(path)
    if (!isThere && !namesPages(request.headers.accept)) return reply.callNotFound()
    return reply
      .status(isThere ? 200 : 404)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(pages.get(entryOf(path)))
  })
}

/** Only a browser that navigates names HTML; a probe for `/.env` wants no page. */
function namesPages(accept: string | undefined): boolean {
  return accept?.includes('text/html') ?? false
}

/** A browser that navigates says so; curl and probes say `*`. */
function acceptsPages(accept: string | undefined): boolean {
  return accept === undefined || /text\/html|\*\/\*/.test(accept)
}
