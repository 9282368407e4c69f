import type { BusinessClock } from './business-clock.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { Keyring } from './keyring.ts'
import type { Log } from './log.ts'

/** What every room is given when it is opened: the ground it stands on. Nothing in the product reaches for these by itself. */
export interface House {
  readonly config: Config
  readonly database: Database
  readonly businessClock: BusinessClock
  readonly machineClock: Clock
  readonly keyring: Keyring
  readonly log: Log
  /** News was emitted outside a request (a job, a camera): deliver now rather than at the next tick. */
  wakeDelivery(): void
  /** Ports of this machine that the product itself listens on, the database's included. */
  ownPorts(): readonly number[]
  /** The address that people type and that QR codes carry. */
  publicUrl(): string
}
