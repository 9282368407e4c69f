import { z } from 'zod'
import { done, endpoint } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { approvals } from '../venue.ts'

const province = z.string().regex(/^vn\/\d{2}$/)

export const listProvinceRules = endpoint({
  method: 'GET',
  path: '/api/venue-rules',
  summary: 'How the provinces of one’s scope want venues registered: the rule in force, those before, those to come',
  permission: 'venue.decide',
  reply: z.strictObject({
    today: civilDate,
    provinces: z.array(
      z.strictObject({
        provincePath: z.string(),
        nameVi: z.string(),
        nameEn: z.string(),
        approval: z.enum(approvals),
        hotline: z.string(),
        rules: z.array(
          z.strictObject({
            fromOn: civilDate,
            approval: z.enum(approvals),
            hotline: z.string().nullable(),
            basis: z.string(),
            setBy: z.string(),
            setAt: z.iso.datetime(),
          }),
        ),
      }),
    ),
  }),
})

export const setProvinceRule = endpoint({
  method: 'POST',
  path: '/api/venue-rules',
  summary: 'Sets how a province wants venues registered, from today or a later day on',
  permission: 'venue-rule.set',
  body: z.strictObject({
    provincePath: province,
    fromOn: civilDate,
    approval: z.enum(approvals),
    hotline: z
      .string()
      .trim()
      .regex(/^[\d .+-]{3,20}$/)
      .optional(),
    basis: z.string().trim().min(5).max(300),
  }),
  reply: done,
})
