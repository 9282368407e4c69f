import { whenQuiet } from '../../field/check-ins/web/kiosk/quiet.ts'

/** A door stays open for weeks: the browser alone would look for a new version only when the page is opened. */
const lookEveryMs = 3_600_000
/** The pause in which a new version may take over. */
const pauseMs = 5000

/**
 * Keeps a copy of this page on the device, so that the door opens with no network at all. A new version is fetched beside the
 * old one and waits until nothing is being written and nobody has scanned for a moment; then the page starts anew with it.
 */
export async function stayReady(): Promise<void> {
  const { serviceWorker } = navigator
  const wasControlled = serviceWorker.controller !== null
  const registration = await serviceWorker
    .register('/kiosk-worker.js', { scope: '/kiosk', updateViaCache: 'none' })
    .catch(() => undefined)
  if (registration === undefined) return
  const takeOver = async () => {
    const { waiting } = registration
    if (waiting === null || serviceWorker.controller === null) return
    await whenQuiet(pauseMs)
    waiting.postMessage('take-over')
  }
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => {
      if (fresh.state === 'installed') void takeOver()
    })
  })
  // Every window of the door starts anew, each when it has written what it was writing.
  let isLeaving = !wasControlled
  serviceWorker.addEventListener('controllerchange', () => {
    if (!isLeaving) void whenQuiet(0).then(() => location.reload())
    isLeaving = !isLeaving && wasControlled
  })
  void takeOver()
  setInterval(() => void registration.update().catch(() => undefined), lookEveryMs)
}
