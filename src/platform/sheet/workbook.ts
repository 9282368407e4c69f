import { inflateRawSync } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import { Refusal } from '../refusal.ts'

/** One cell as text. A number cell has lost what Excel does not show: zeros in front. */
export interface Cell {
  readonly text: string
  readonly isNumber: boolean
}

const mostUnpackedBytes = 30_000_000

/** The first sheet of an .xlsx file, row by row from its first row on. Refuses what is no such file or unpacks beyond 30 MB (or `mostBytes`). */
export async function readFirstSheet(file: Buffer, mostBytes = mostUnpackedBytes): Promise<Cell[][]> {
  try {
    refuseOverblown(file, mostBytes)
    const rows: readonly (readonly unknown[])[] = await readSheet(file)
    return rows.map((row) => row.map(cellOf))
  } catch {
    throw new Refusal('sheet-cannot-be-read')
  }
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return { text: value.normalize('NFC').trim(), isNumber: false }
  if (value instanceof Date && !Number.isNaN(value.getTime())) return { text: value.toISOString().slice(0, 10), isNumber: false }
  return {
    text: typeof value === 'number' || typeof value === 'boolean' ? String(value) : '',
    isNumber: typeof value === 'number',
  }
}

/**
 * A few megabytes of ZIP can hold gigabytes of XML. Every entry is unpacked once under a limit, and the entries must fill the file
 * without a gap, for the reading library goes by the entries and not by the directory.
 */
function refuseOverblown(file: Buffer, mostBytes: number): void {
  const endAt = file.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  let at = file.readUInt32LE(endAt + 16)
  const directoryAt = at
  let budget = mostBytes
  const entries = Array.from({ length: file.readUInt16LE(endAt + 10) }, () => {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new Error('not a directory entry')
    const entry = {
      isDeflated: file.readUInt16LE(at + 10) === 8,
      size: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    }
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    return entry
  })
  let filledTo = 0
  for (const entry of entries.toSorted((one, other) => one.at - other.at)) {
    // Behind an entry a descriptor of at most 24 bytes may follow.
    if (entry.at < filledTo || entry.at > filledTo + 24) throw new Error('entries leave a gap')
    const from = entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28)
    filledTo = from + entry.size
    const packed = file.subarray(from, filledTo)
    budget -= entry.isDeflated ? inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) }).length : packed.length
    if (budget < 0) throw new Error('unpacks too large')
  }
  if (directoryAt < filledTo || directoryAt > filledTo + 24) throw new Error('entries leave a gap')
}
