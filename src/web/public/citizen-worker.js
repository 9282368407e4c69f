// Keeps one's own pages (/c) openable without a network. It answers nothing of the API: what a person declared is kept by the page
// itself, and only what a phone may show. Files carry their content's digest in their names, so a kept one is never wrong.
const cacheName = 'khien-citizen-1'
const mostFiles = 80
const patienceMs = 4000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  // The scope /c reaches /cameras and /corrections too; those pages are the desk's and none of this worker's business.
  if (request.mode === 'navigate' && /^\/c(\/|$)/.test(address.pathname)) event.respondWith(openPage(request))
  else if (address.pathname.startsWith('/assets/') || address.pathname === '/favicon.svg')
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

// A page says which files it is made of.
self.addEventListener('message', (event) => {
  const files = Array.isArray(event.data?.files) ? event.data.files.filter((file) => typeof file === 'string') : []
  event.waitUntil(keepFiles(files))
})

/** The newest page when the network brings it in time, else the one that was kept. */
async function openPage(request) {
  const cache = await caches.open(cacheName)
  const fresh = fetch(request).then((response) => {
    if (response.ok) void cache.put('/c', response.clone())
    return response
  })
  fresh.catch(() => undefined)
  const late = new Promise((answer) => setTimeout(answer, patienceMs))
  const first = await Promise.race([fresh, late]).catch(() => undefined)
  return first ?? (await cache.match('/c')) ?? fresh
}

async function keepFiles(files) {
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
