import { z } from 'zod'
import { done, endpoint, fileReply, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { frequencies, obligationStates, reasonCodes } from './obligation.ts'
import { practices } from './practice.ts'
import { mostPhotoBytes, photoTypes } from './reason-photo.ts'

const count = z.number().int().min(0)
const subjectKind = z.enum(['venue', 'quarantine-facility'])
/** How many obligations of the unit's subjects are in each state. */
const states = z.record(z.enum(obligationStates), count)

const figures = z.strictObject({
  /** Registered venues; active had an undoubted visit that day. Null: no venue is registered, so there are no data. */
  venues: z.strictObject({ registered: count, active: count, silent: count, visits: count }).nullable(),
  /** Facilities of the unit; noData have no camera registered. Null: the unit has no facility. */
  facilities: z
    .strictObject({ known: count, connected: count, notConnected: count, noData: count, cameras: count, working: count })
    .nullable(),
  venueStates: states,
  facilityStates: states,
})

export const readCompliance = endpoint({
  method: 'GET',
  path: '/api/compliance',
  summary: 'State of implementation of the units directly under one unit, for one business day; every figure can be opened',
  permission: 'compliance.read',
  query: z.strictObject({ unit: unitPath.optional(), day: civilDate.optional() }),
  reply: z.strictObject({
    unitPath: z.string(),
    nameVi: z.string(),
    nameEn: z.string(),
    /** Units above, outermost first, as far as the asking account reaches. */
    above: z.array(z.strictObject({ unitPath: z.string(), nameVi: z.string(), nameEn: z.string() })),
    day: civilDate,
    /** The day whose judgement the states and cameras are: of a day gone by the last one up to it, null when nobody had judged by then. */
    judgedOn: civilDate.nullable(),
    asOf: z.iso.datetime(),
    total: figures,
    rows: z.array(figures.extend({ unitPath: z.string(), nameVi: z.string(), nameEn: z.string(), opens: z.boolean() })),
  }),
})

/** When a duty is owed: its date if the text names one, how often, and since how many whole days it is overdue. */
const term = {
  dueOn: civilDate.nullable(),
  frequency: z.enum(frequencies),
  overdueDays: count.nullable(),
}

const lastReason = z
  .strictObject({ code: z.enum(reasonCodes), note: z.string(), recordedOn: civilDate, byName: z.string(), hasPhoto: z.boolean() })
  .nullable()

export const listPractice = endpoint({
  method: 'GET',
  path: '/api/compliance/practice',
  summary:
    'The organisations behind a figure of the day, whether or not a directive binds them: what they did, their duties, the last reason',
  permission: 'compliance.read',
  query: z.strictObject({
    ...pageQuery,
    unit: unitPath.optional(),
    kind: subjectKind,
    practice: z.enum([...practices, 'any']).default('any'),
    day: civilDate.optional(),
  }),
  reply: pageOf(
    z.strictObject({
      subjectPath: z.string(),
      nameVi: z.string(),
      nameEn: z.string(),
      address: z.string(),
      placeVi: z.string(),
      placeEn: z.string(),
      practice: z.enum(practices),
      /** Of a venue: its visits of the day, and the last day with one among the thirty before. */
      visits: count.nullable(),
      lastActiveOn: civilDate.nullable(),
      /** Of a facility: its cameras, those that show a picture, and why the others do not (codes of the cameras room). */
      cameras: count.nullable(),
      working: count.nullable(),
      cameraReasons: z.array(z.string()),
      duties: z.array(
        z.strictObject({
          provisionVi: z.string(),
          provisionEn: z.string(),
          directiveId: z.string(),
          state: z.enum(obligationStates),
          sinceOn: civilDate,
          ...term,
        }),
      ),
      reason: lastReason,
    }),
  ),
})

export const listSubjects = endpoint({
  method: 'GET',
  path: '/api/compliance/subjects',
  summary: 'The organisations behind a figure, with their state, since when, and the last reason recorded',
  permission: 'compliance.read',
  query: z.strictObject({
    ...pageQuery,
    unit: unitPath.optional(),
    kind: subjectKind,
    state: z.enum([...obligationStates, 'not-met', 'any']).default('any'),
  }),
  reply: pageOf(
    z.strictObject({
      subjectPath: z.string(),
      nameVi: z.string(),
      nameEn: z.string(),
      address: z.string(),
      placeVi: z.string(),
      placeEn: z.string(),
      provisionVi: z.string(),
      provisionEn: z.string(),
      directiveId: z.string(),
      state: z.enum(obligationStates),
      sinceOn: civilDate,
      ...term,
      lastMetOn: civilDate.nullable(),
      reason: lastReason,
    }),
  ),
})

export const recordReason = endpoint({
  method: 'POST',
  path: '/api/compliance/reasons',
  summary: 'Why an organisation does not practise its duty, in one tick and a few words',
  permission: 'reason.record',
  body: z.strictObject({ subjectPath: unitPath, code: z.enum(reasonCodes), note: z.string().trim().max(300).default('') }),
  reply: done,
  resendable: true,
})

export const keepReasonPhoto = endpoint({
  method: 'POST',
  path: '/api/compliance/reasons/photo',
  summary:
    'One photo of the place beside the reason that one recorded last: JPEG or PNG by its content, without the place it was taken',
  permission: 'reason.record',
  query: z.strictObject({ subjectPath: unitPath }),
  upload: { types: photoTypes, maxBytes: mostPhotoBytes },
  reply: done,
  perMinute: 30,
})

export const readReasonPhoto = endpoint({
  method: 'POST',
  path: '/api/compliance/reasons/photo/read',
  summary: 'The photo beside the last reason, for who may read the reason; every reading is recorded',
  permission: 'compliance.read',
  body: z.strictObject({ subjectPath: unitPath }),
  reply: fileReply,
  perMinute: 60,
})

export const readContact = endpoint({
  method: 'POST',
  path: '/api/compliance/contact',
  summary:
    'The telephone number of whoever answers for an organisation, to remind them; every reading is recorded with that purpose',
  permission: 'contact.read',
  body: z.strictObject({ subjectPath: unitPath }),
  reply: z.strictObject({ phone: z.string().nullable() }),
  perMinute: 30,
})
