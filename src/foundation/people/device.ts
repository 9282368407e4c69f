import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Transaction } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import type { Device } from '../../platform/http/mount.ts'
import { newId } from '../../platform/id.ts'
import * as store from './store/devices.ts'

/** Four hundred days: the longest that browsers keep a cookie. */
const keptSeconds = 400 * 86_400
const cookieName = 'khien-device'
const rememberedMilliseconds = 5_000

export interface Devices {
  /** The device whose cookie came along; null: none, unknown, or withdrawn at a front desk. */
  recognise(request: FastifyRequest): Promise<Device | null>
  /** Registers a new device; answers it with the cookie that its browser keeps. */
  register(tx: Transaction, at: Date): Promise<{ device: Device; cookie: string }>
  /** Forgets what is remembered of a device, after it was bound or withdrawn. */
  changed(id: string): void
}

/** Devices of people without an account. The cookie carries an id and 256 random bits; the database keeps only a hash of them. */
export function openDevices(house: House, most = 20_000): Devices {
  const known = new Map<string, { device: Device | null; until: number }>()
  const find = async (cookie: string): Promise<Device | null> => {
    const [id = '', secret = ''] = cookie.split('.')
    if (!/^[0-9a-f-]{36}$/.test(id) || !/^[\w-]{43}$/.test(secret)) return null
    let row = await store.deviceById(house.database.read, id)
    if (row === undefined || !timingSafeEqual(row.secret_hash, hashOf(secret))) return null
    while (row !== undefined && row.continued_as !== null) row = await store.deviceById(house.database.read, row.continued_as)
    return row === undefined ? null : { id: row.id, personId: row.person_id }
  }
  return {
    recognise: async (request) => {
      const cookie = request.cookies[cookieName]
      if (cookie === undefined) return null
      const key = hashOf(cookie).toString('base64')
      const held = known.get(key)
      if (held !== undefined && held.until > performance.now()) return held.device
      const device = await find(cookie)
      if (known.size >= most) known.delete(known.keys().next().value ?? '')
      known.set(key, { device, until: performance.now() + rememberedMilliseconds })
      return device
    },
    register: async (tx, at) => {
      const id = newId()
      const secret = randomBytes(32).toString('base64url')
      await store.insertDevice(tx, { id, secret_hash: hashOf(secret), registered_at: at })
      const secure = house.publicUrl().startsWith('https:') ? '; Secure' : ''
      const cookie = `${cookieName}=${id}.${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${keptSeconds}${secure}`
      return { device: { id, personId: null }, cookie }
    },
    changed: (id) => {
      for (const [key, held] of known) if (held.device?.id === id) known.delete(key)
    },
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
