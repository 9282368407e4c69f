import { z } from 'zod'
import { done, endpoint, pageOf, pageQuery } from '../../../platform/http/contract.ts'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { licensedCategories } from '../licensed-sheet.ts'
import { sheetTypes } from './import.ts'

export const recordLicensedCounts = endpoint({
  method: 'POST',
  path: '/api/licensed-counts',
  summary: 'Takes in a sheet of licensed businesses (commune, kind, count), with its source and the day it is of',
  permission: 'licensed-count.record',
  query: z.strictObject({ source: z.string().trim().min(3).max(300), asOf: civilDate }),
  upload: { types: sheetTypes, maxBytes: 5_000_000 },
  reply: z.strictObject({
    recorded: z.number().int(),
    rows: z.array(
      z.strictObject({
        row: z.number().int(),
        commune: z.string(),
        outcome: z.enum([
          'recorded',
          'commune-is-not-found',
          'which-commune',
          'kind-is-not-known',
          'count-is-not-readable',
          'comes-twice',
        ]),
      }),
    ),
  }),
  commitsItself: true,
  perMinute: 20,
})

export const listLicensedCounts = endpoint({
  method: 'GET',
  path: '/api/licensed-counts',
  summary: 'Venues registered against businesses licensed, by commune and kind, with source, day and what is disputed',
  permission: 'venue.read',
  query: z.strictObject({ ...pageQuery, unit: unitPath.optional() }),
  reply: pageOf(
    z.strictObject({
      id: z.string(),
      unitPath: z.string(),
      placeVi: z.string(),
      placeEn: z.string(),
      category: z.enum(licensedCategories),
      licensed: z.number().int(),
      registered: z.number().int(),
      asOf: civilDate,
      source: z.string(),
      recordedBy: z.string(),
      dispute: z.strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
    }),
  ),
})

export const disputeLicensedCount = endpoint({
  method: 'POST',
  path: '/api/licensed-counts/:countId/dispute',
  summary: 'A commune says that its figure is wrong, and why',
  permission: 'licensed-count.dispute',
  params: z.strictObject({ countId: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(5).max(500) }),
  reply: done,
})
