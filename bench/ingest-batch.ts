import type { BenchResult } from './benches.ts'
import { bareBatches, openBenchDoor } from './door.ts'
import { load } from './load.ts'

/** POST 500 check-ins of a kiosk, each card read, masked and made idempotent; against raw multi-row inserts of 500. */
export async function ingestBatch(folder: string, scale: number): Promise<BenchResult> {
  const door = await openBenchDoor(folder)
  const milliseconds = 4000 * scale
  const values: number[] = []
  const references: number[] = []
  try {
    await load(door, { path: '/api/visits/batch', inFlight: 4, milliseconds: 2000, batch: 500 })
    for (let round = 0; round < 5; round++) {
      references.push(await bareBatches(door, milliseconds))
      values.push(await load(door, { path: '/api/visits/batch', inFlight: 4, milliseconds, batch: 500 }))
    }
  } finally {
    await door.close()
  }
  return {
    name: 'ingest-batch',
    unit: 'rows/s',
    values,
    referenceName: 'raw multi-row inserts of 500, 4 connections',
    references,
    target: 0.7,
  }
}
