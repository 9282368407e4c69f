import { z } from 'zod'
import { endpoint, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { organisationKinds } from './organisation.ts'

const unit = z.strictObject({
  path: z.string(),
  code: z.string(),
  level: z.enum(['nation', 'province', 'district', 'commune']),
  nameVi: z.string(),
  nameEn: z.string(),
})
export const organisation = z.strictObject({
  id: z.string(),
  path: z.string(),
  kind: z.enum(organisationKinds),
  nameVi: z.string(),
  nameEn: z.string(),
  address: z.string(),
  placeVi: z.string(),
  placeEn: z.string(),
})

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  summary: 'Administrative units directly under another one, as they are on the business day',
  permission: 'public',
  query: z.strictObject({ parent: unitPath.default('vn') }),
  reply: z.strictObject({ on: civilDate, rows: z.array(unit) }),
})

export const listOrganisations = endpoint({
  method: 'GET',
  path: '/api/organisations',
  summary: 'Organisations in one’s scope',
  permission: 'organisation.read',
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(organisationKinds).optional(),
    search: z.string().max(100).optional(),
    unit: unitPath.optional(),
  }),
  reply: pageOf(organisation),
})

const runBy = z.enum(['civil', 'army', 'paid-hotel'])

export const listFacilities = endpoint({
  method: 'GET',
  path: '/api/organisations/facilities',
  summary: 'Centralised quarantine facilities in one’s scope, with who runs them and how many beds they have',
  permission: 'organisation.read',
  query: z.strictObject({ ...pageQuery, search: z.string().max(100).optional(), unit: unitPath.optional() }),
  // Null: the sheet the facility came from did not say.
  reply: pageOf(organisation.extend({ runBy: runBy.nullable(), beds: z.number().int().nullable() })),
})

export const registerFacility = endpoint({
  method: 'POST',
  path: '/api/organisations/facilities',
  summary: 'Registers a centralised quarantine facility with its focal point',
  permission: 'organisation.register',
  body: z.strictObject({
    name: z.string().trim().min(3).max(200),
    unitPath,
    address: z.string().trim().min(3).max(300),
    runBy,
    beds: z.number().int().min(1).max(20_000),
  }),
  reply: organisation,
  resendable: true,
})

export const importUnits = endpoint({
  method: 'POST',
  path: '/api/units/import',
  summary:
    'Enters communes, wards and special zones from a sheet (columns: code, name, province code, in force from, source document); a dry run only checks',
  permission: 'unit.import',
  query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('true') }),
  upload: { types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'], maxBytes: 5_000_000 },
  reply: z.strictObject({
    created: z.number().int(),
    rows: z.array(
      z.strictObject({
        row: z.number().int(),
        code: z.string(),
        name: z.string(),
        outcome: z.string(),
        outcomeVi: z.string(),
        outcomeEn: z.string(),
      }),
    ),
  }),
  perMinute: 20,
})

export const listAuthorities = endpoint({
  method: 'GET',
  path: '/api/authorities',
  summary: 'Which organisation plays which role on the business day, and on what basis',
  permission: 'public',
  reply: z.strictObject({
    on: civilDate,
    rows: z.array(
      z.strictObject({ role: z.string(), organisationId: z.string(), nameVi: z.string(), nameEn: z.string(), basis: z.string() }),
    ),
  }),
})
