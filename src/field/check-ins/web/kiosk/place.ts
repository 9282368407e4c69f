import { openDB } from 'idb'
import type { Installation, KioskVenue } from './kiosk-api.ts'

/** Where this device stands, as it last knew: enough to open the door with no network at all. Nothing of a visitor. */
export interface Place {
  readonly venue: KioskVenue
  readonly installation: Installation
  readonly displayName: string
}

/**
 * In the durable store and not in localStorage: browsers write that one down only after some seconds, and a tablet that died in
 * between would not know its own door. A store of its own, which no version of the queue can hold up.
 */
async function store() {
  return openDB<{ here: { key: 'place'; value: Place } }>('khien-kiosk-place', 1, {
    upgrade: (db) => void db.createObjectStore('here'),
  })
}

export async function rememberPlace(place: Place | undefined): Promise<void> {
  try {
    const db = await store()
    const tx = db.transaction('here', 'readwrite', { durability: 'strict' })
    await Promise.all([place === undefined ? tx.store.delete('place') : tx.store.put(place, 'place'), tx.done])
    db.close()
  } catch {
    // A window that keeps nothing asks again next time.
  }
}

export async function rememberedPlace(): Promise<Place | undefined> {
  try {
    const db = await store()
    const place = await db.get('here', 'place')
    db.close()
    return place
  } catch {
    return undefined
  }
}

/** A small wish about this device: a sound, a camera. */
export function noted(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}
export function note(name: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // As above.
  }
}
