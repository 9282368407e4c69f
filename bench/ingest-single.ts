import type { BenchResult } from './benches.ts'
import { bareSingles, openBenchDoor } from './door.ts'
import { load } from './load.ts'

/** POST one check-in over HTTP, durable, 128 in flight, through session, permission, masking and audit; against bare prepared inserts on 32 connections. */
export async function ingestSingle(folder: string, scale: number): Promise<BenchResult> {
  const door = await openBenchDoor(folder)
  const milliseconds = 4000 * scale
  const values: number[] = []
  const references: number[] = []
  try {
    await load(door, { path: '/api/visits/scanned', inFlight: 128, milliseconds: 2000, batch: 0 })
    for (let round = 0; round < 5; round++) {
      references.push(await bareSingles(door, milliseconds))
      values.push(await load(door, { path: '/api/visits/scanned', inFlight: 128, milliseconds, batch: 0 }))
    }
  } finally {
    await door.close()
  }
  return {
    name: 'ingest-single',
    unit: 'rows/s',
    values,
    referenceName: 'bare prepared inserts, 32 connections',
    references,
    target: 0.5,
  }
}
