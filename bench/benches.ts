import { signedDirectives } from './documents.ts'
import { ingestBatch } from './ingest-batch.ts'
import { ingestSingle } from './ingest-single.ts'

export interface BenchResult {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
  readonly referenceName: string
  readonly references: readonly number[]
  readonly target: number
}

/** Each runs in a scratch folder of its own; `scale` lengthens it. */
export const benches: Readonly<Record<string, (folder: string, scale: number) => Promise<BenchResult>>> = {
  documents: signedDirectives,
  'ingest-single': ingestSingle,
  'ingest-batch': ingestBatch,
}
