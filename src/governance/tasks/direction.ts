import { z } from 'zod'
import { countings, urgencies } from '../../foundation/calendar/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { isDesk } from './desk.ts'

export const desk = z.string().max(64).refine(isDesk)

/** Until when: a day, so many days as the document counts them, or “khẩn trương” and no day. */
export const taskDue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('on'), on: civilDate }),
  z.strictObject({ kind: z.literal('within'), days: z.number().int().min(1).max(365), counting: z.enum(countings) }),
])
export type TaskDue = z.output<typeof taskDue>

/** A direction written on a document (bút phê): who leads, who works with them, what, until when. */
export const directionGiven = z.strictObject({
  documentId: z.string().min(1).max(64),
  givenBy: desk,
  words: z.string().trim().min(3).max(2000),
  tasks: z
    .array(
      z.strictObject({
        what: z.string().trim().min(3).max(1000),
        lead: desk,
        coordinating: z.array(desk).max(70).default([]),
        urgency: z.enum(urgencies).default('normal'),
        due: taskDue,
      }),
    )
    .min(1)
    .max(30),
})
export type DirectionGiven = z.output<typeof directionGiven>
