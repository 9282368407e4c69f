import { fieldIn } from '../../../../web/api/lean.ts'
import { type Sealed, seal, unseal } from './seal.ts'

/** What one scan says: the text of a paper or of a code typed by hand, and which way the person went. */
export interface Scan {
  readonly scanned: string
  readonly direction?: 'in' | 'out'
  readonly initials: string
}

/** A scan that this device has taken down and the server has not yet answered for. */
export interface QueuedVisit extends Scan {
  readonly sequence: number
  readonly venueId: number
  /** Business time of the scan, as this device knew it then; never written anew. */
  readonly at: string
  /** This device’s own clock at the scan, for the age of what waits. */
  readonly takenAt: number
}

/** On disk since version 2: whatever tells of a person is sealed; `open` only where the browser has nothing to seal with. */
export interface KeptVisit {
  readonly sequence: number
  readonly version: 2
  readonly venueId: number
  readonly at: string
  readonly takenAt: number
  readonly sealed?: Sealed
  readonly open?: string
}
/** On disk in version 1; such rows may wait on a device that was offline during the update. */
export interface FirstVersion {
  readonly sequence: number
  readonly version?: undefined
  readonly venueId: number
  readonly at: string
  readonly takenAt: number
  readonly scanned: string
  readonly initials: string
}

export async function keep(key: CryptoKey | undefined, scan: Scan): Promise<Pick<KeptVisit, 'sealed' | 'open'>> {
  const text = JSON.stringify(scan)
  return key === undefined ? { open: text } : { sealed: await seal(key, text) }
}

/** undefined: the row cannot be read any more; it is shown to the door controller and never sent as something else. */
export async function unkeep(key: CryptoKey | undefined, row: KeptVisit | FirstVersion): Promise<QueuedVisit | undefined> {
  if (row.version === undefined) return row
  const { sequence, venueId, at, takenAt } = row
  const text = row.sealed && key ? await unseal(key, row.sealed) : row.open
  const scan = text === undefined ? undefined : readScan(text)
  return scan && { sequence, venueId, at, takenAt, ...scan }
}

function readScan(text: string): Scan | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const word = (name: string) => {
      const field = fieldIn(value, name)
      return typeof field === 'string' ? field : undefined
    }
    const direction = word('direction')
    const scanned = word('scanned')
    if (scanned === undefined) return undefined
    return {
      initials: word('initials') ?? '',
      scanned,
      direction: direction === 'in' || direction === 'out' ? direction : undefined,
    }
  } catch {
    return undefined
  }
}
