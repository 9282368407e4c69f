// Keeps one's own pages (/c) openable without a network. It answers nothing of the API: what a person declared is kept by the page
// itself, and only what a phone may show. Files carry their content's digest in their names, so a kept one is never wrong.

/** The little of the service worker’s world that is used here; TypeScript’s library for it contradicts the one for pages. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  readonly location: { readonly origin: string }
  skipWaiting(): Promise<void>
  addEventListener(kind: 'install' | 'activate', act: (event: { waitUntil(done: Promise<unknown>): void }) => void): void
  addEventListener(
    kind: 'message',
    act: (event: { readonly data: unknown; waitUntil(done: Promise<unknown>): void }) => void,
  ): void
  addEventListener(
    kind: 'fetch',
    act: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
}
declare const self: WorkerScope

const cacheName = 'khien-citizen-1'
const mostFiles = 80
const patienceMs = 4000

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  // The scope /c reaches /cameras and /corrections too; those pages are the desk's and none of this worker's business.
  if (request.mode === 'navigate' && /^\/c(\/|$)/.test(pathname)) event.respondWith(openPage(request))
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') event.respondWith(keptFile(request))
})

// A page says which files it is made of.
self.addEventListener('message', (event) => event.waitUntil(keepFiles(filesIn(event.data))))

function filesIn(data: unknown): string[] {
  const files: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'files') : undefined
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : []
}

async function keptFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

/** The newest page when the network brings it in time, else the one that was kept. */
async function openPage(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const fresh = fetch(request).then((response) => {
    if (response.ok) void cache.put('/c', response.clone())
    return response
  })
  fresh.catch(() => undefined)
  const late = new Promise<undefined>((answer) => setTimeout(() => answer(undefined), patienceMs))
  const first = await Promise.race([fresh, late]).catch(() => undefined)
  return first ?? (await cache.match('/c')) ?? fresh
}

async function keepFiles(files: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName)
  for (const file of ['/c', ...files]) {
    if (file !== '/c' && (await cache.match(file))) continue
    const response = await fetch(file).catch(() => undefined)
    if (response?.ok) await cache.put(file, response)
  }
  const kept = await cache.keys()
  for (const old of kept.slice(0, Math.max(0, kept.length - mostFiles)))
    if (new URL(old.url).pathname !== '/c') await cache.delete(old)
}

// Nobody imports this file; the line makes it a module, whose `self` is its own.
export {}
