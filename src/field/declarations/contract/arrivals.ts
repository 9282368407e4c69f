import { z } from 'zod'
import { done, endpoint, pageOf, pageQuery } from '../../../platform/http/contract.ts'
import { readPath, unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../../vocabulary/period.ts'

export const recordArrivals = endpoint({
  method: 'POST',
  path: '/api/arrival-counts',
  summary: 'Says how many people entered the country into a province on a day, and who counted them',
  permission: 'arrival-count.record',
  resendable: true,
  body: z.strictObject({
    unitPath: unitPath.refine((path) => readPath(path)?.level === 'province'),
    on: civilDate,
    arrivals: z.number().int().min(0).max(1_000_000),
    source: z.string().trim().min(3).max(300),
  }),
  reply: z.strictObject({ id: z.string() }),
})

export const listArrivals = endpoint({
  method: 'GET',
  path: '/api/arrival-counts',
  summary: 'Entry declarations against arrivals by province and day, newest day first, with source and what is disputed',
  permission: 'declaration.follow',
  query: z.strictObject(pageQuery),
  reply: pageOf(
    z.strictObject({
      id: z.string(),
      unitPath: z.string(),
      placeVi: z.string(),
      placeEn: z.string(),
      on: civilDate,
      arrivals: z.number().int(),
      declared: z.number().int(),
      source: z.string(),
      recordedBy: z.string(),
      dispute: z.strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
    }),
  ),
})

export const disputeArrivals = endpoint({
  method: 'POST',
  path: '/api/arrival-counts/:countId/dispute',
  summary: 'The health authority says that a count of arrivals is wrong, and why',
  permission: 'arrival-count.dispute',
  params: z.strictObject({ countId: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(5).max(500) }),
  reply: done,
})
