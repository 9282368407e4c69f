import { z } from 'zod'
import { done, endpoint, fileReply, pageOf } from '../../../platform/http/contract.ts'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { rowNotes, rowOutcomes } from '../sheet-row.ts'
import { venueCategories } from '../venue.ts'

const importId = z.uuid()
const place = z.strictObject({ path: z.string(), nameVi: z.string(), nameEn: z.string() })

export const venueImport = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  writing: z.enum(['unicode', 'tcvn3', 'vni']),
  state: z.enum(['tried', 'running', 'done']),
  usedColumns: z.array(z.string()),
  /** Headings of the sheet that were not read. */
  notKept: z.array(z.string()),
  rows: z.number().int(),
  outcomes: z.array(z.strictObject({ outcome: z.enum(rowOutcomes), count: z.number().int() })),
  madeAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})

export const sheetTypes = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

export const tryImport = endpoint({
  method: 'POST',
  path: '/api/venue-imports',
  summary: 'Reads a sheet of venues (.xlsx, .csv, or cells copied from a sheet) and tries every row; nothing is registered',
  permission: 'venue.import',
  query: z.strictObject({ fileName: z.string().trim().min(1).max(120).default('bang.csv') }),
  upload: { types: sheetTypes, maxBytes: 40_000_000 },
  reply: z.strictObject({ id: z.string() }),
  commitsItself: true,
  perMinute: 20,
})

export const listImports = endpoint({
  method: 'GET',
  path: '/api/venue-imports',
  summary: 'The sheets that one sent in the last month',
  permission: 'venue.import',
  reply: z.strictObject({ rows: z.array(venueImport) }),
})

export const readImport = endpoint({
  method: 'GET',
  path: '/api/venue-imports/:importId',
  summary: 'Where a sheet stands: how many rows came to what, and what has to be asked back',
  permission: 'venue.import',
  params: z.strictObject({ importId }),
  reply: venueImport.extend({
    questions: z.array(
      z.strictObject({
        asked: z.string(),
        /** As the sheet has it. */
        said: z.string(),
        rows: z.number().int(),
        firstRow: z.number().int(),
        choices: z.array(place),
      }),
    ),
  }),
})

export const listImportRows = endpoint({
  method: 'GET',
  path: '/api/venue-imports/:importId/rows',
  summary: 'The rows of a sheet as they were read, keepers masked; of one outcome when asked for',
  permission: 'venue.import',
  params: z.strictObject({ importId }),
  query: z.strictObject({
    outcome: z.enum(rowOutcomes).optional(),
    after: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: pageOf(
    z.strictObject({
      row: z.number().int(),
      outcome: z.enum(rowOutcomes),
      notes: z.array(z.enum(rowNotes)),
      /** Empty once the row is registered: its content is kept no longer. */
      name: z.string(),
      address: z.string(),
      category: z.enum(venueCategories).nullable(),
      keeper: z.string(),
      placeVi: z.string(),
      placeEn: z.string(),
      venueId: z.number().int().nullable(),
    }),
  ),
})

export const readImportFaults = endpoint({
  method: 'POST',
  path: '/api/venue-imports/:importId/faults.csv',
  summary:
    'The rows with faults as a sheet to be put right and sent again; only for whoever sent them; on the record, with a watermark',
  permission: 'venue.import',
  params: z.strictObject({ importId }),
  reply: fileReply,
})

export const answerCommune = endpoint({
  method: 'POST',
  path: '/api/venue-imports/:importId/communes',
  summary: 'Says which commune the rows mean that ask the same',
  permission: 'venue.import',
  params: z.strictObject({ importId }),
  body: z.strictObject({ asked: z.string().min(1).max(250), unitPath }),
  reply: done,
})

export const startImport = endpoint({
  method: 'POST',
  path: '/api/venue-imports/:importId/start',
  summary: 'Registers the rows that fit, in the background; it goes on after a crash and registers nothing twice',
  permission: 'venue.import',
  params: z.strictObject({ importId }),
  reply: done,
})

export const discardImport = endpoint({
  method: 'DELETE',
  path: '/api/venue-imports/:importId',
  summary: 'Throws a sheet away with everything that was read from it',
  permission: 'venue.import',
  params: z.strictObject({ importId }),
  reply: done,
})
