/** The little of the service worker’s world that is used here; TypeScript’s library for it contradicts the one for pages. */
interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  readonly location: { readonly origin: string }
  skipWaiting(): Promise<void>
  addEventListener(kind: 'install' | 'activate', act: (event: { waitUntil(done: Promise<unknown>): void }) => void): void
  addEventListener(kind: 'message', act: (event: { readonly data: unknown }) => void): void
  addEventListener(
    kind: 'fetch',
    act: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
}
declare const self: WorkerScope

/**
 * Both are written in by the build: every file of the door, and a digest of the list. A file’s name changes with its content, so
 * the same list is the same version.
 */
declare const doorFiles: readonly string[]
declare const doorVersion: string

const page = '/kiosk'
const cacheName = `khien-kiosk-${doorVersion}`
/** A network that answers nothing is worse than none: after this long the page on this device opens. */
const patienceMs = 4000

self.addEventListener('install', (event) => event.waitUntil(fetchAll()))
self.addEventListener('activate', (event) => event.waitUntil(clearOld().then(() => self.clients.claim())))
// A new version waits for the page’s word: the page knows when nothing is being written.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') return event.respondWith(freshPage(request))
  // The programming interface is never answered from here: what it says is true only now.
  if (doorFiles.includes(pathname)) event.respondWith(keptFile(request))
})

async function fetchAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  // One after another would take minutes on a slow line, all at once starve the door that is open: the browser’s own limit decides.
  await cache.addAll(doorFiles.map((file) => new Request(file, { headers: acceptOf(file) })))
}

const acceptOf = (file: string): Record<string, string> => (file === page ? { accept: 'text/html' } : {})

async function clearOld(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('khien-kiosk-') && name !== cacheName) await caches.delete(name)
}

/** The server’s page while it answers, otherwise the one kept here. */
async function freshPage(request: Request): Promise<Response> {
  const leaving = new AbortController()
  const late = setTimeout(() => leaving.abort(), patienceMs)
  const kept = async () => (await (await caches.open(cacheName)).match(page)) ?? Response.error()
  try {
    const response = await fetch(request, { signal: leaving.signal })
    return response.status >= 500 ? await kept() : response
  } catch {
    return await kept()
  } finally {
    clearTimeout(late)
  }
}

async function keptFile(request: Request): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(request.url)
  return kept ?? fetch(request)
}

// Nobody imports this file; the line makes it a module, whose `self` is its own.
export {}
