import { z } from 'zod'
import { endpoint, pageOf, pageQuery } from '../../../platform/http/contract.ts'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { capabilities } from '../capability.ts'
import { difficultyCategories, difficultyStates, longestWords } from '../difficulty.ts'
import { problemStates } from '../problem.ts'
import { comparisons, dataClasses } from '../requirement.ts'
import { day, documentId, id, longText, sentence, title, version } from './given.ts'
import { difficultyRow, problemRow, problemWhole, step as reply } from './shape.ts'

const pageName = z.string().regex(/^[a-z0-9-]{1,60}$/)

export const reportDifficulty = endpoint({
  method: 'POST',
  path: '/api/difficulties',
  summary: 'Reports a difficulty from the field: a category, and words without personal data',
  permission: 'difficulty.report',
  body: z.strictObject({
    category: z.enum(difficultyCategories),
    words: z.string().trim().max(longestWords).default(''),
    unitPath: unitPath.nullable().default(null),
    /** The desk's page on which it was met, by its name and without what it showed. */
    metOnPage: pageName.nullable().default(null),
  }),
  reply,
  resendable: true,
  perMinute: 60,
})

export const listDifficulties = endpoint({
  method: 'GET',
  path: '/api/difficulties',
  summary: 'Difficulties reported within one’s scope, newest first',
  permission: 'difficulty.read',
  query: z.strictObject({
    ...pageQuery,
    category: z.enum(difficultyCategories).optional(),
    state: z.enum(difficultyStates).optional(),
    problemId: id.optional(),
    unit: unitPath.optional(),
  }),
  reply: pageOf(difficultyRow),
})

export const listMyDifficulties = endpoint({
  method: 'GET',
  path: '/api/difficulties/mine',
  summary: 'What one has reported oneself and what became of it',
  permission: 'difficulty.report',
  query: z.strictObject(pageQuery),
  reply: pageOf(difficultyRow),
})

export const countWaitingDifficulties = endpoint({
  method: 'GET',
  path: '/api/difficulties/waiting',
  summary: 'How many difficulties wait to be grouped, by category',
  permission: 'difficulty.read',
  reply: z.strictObject({ rows: z.array(z.strictObject({ category: z.enum(difficultyCategories), count: z.number().int() })) }),
})

export const setDifficultyAside = endpoint({
  method: 'POST',
  path: '/api/difficulties/:difficultyId/set-aside',
  summary: 'Says why a difficulty becomes no problem for a solution',
  permission: 'problem.state',
  params: z.strictObject({ difficultyId: id }),
  body: z.strictObject({ version, reason: sentence }),
  reply,
  resendable: true,
})

export const stateProblem = endpoint({
  method: 'POST',
  path: '/api/problems',
  summary: 'States a problem on the grounds of what the field reported',
  permission: 'problem.state',
  body: z.strictObject({
    title,
    grounds: longText,
    difficultyIds: z.array(id).max(500).default([]),
    evidenceDocumentId: documentId,
  }),
  reply,
  resendable: true,
})

export const listProblems = endpoint({
  method: 'GET',
  path: '/api/problems',
  summary: 'Problems, newest first',
  permission: 'solution.read',
  query: z.strictObject({ ...pageQuery, state: z.enum(problemStates).optional() }),
  reply: pageOf(problemRow),
})

export const readProblem = endpoint({
  method: 'GET',
  path: '/api/problems/:problemId',
  summary: 'One problem with its requirements and timeline',
  permission: 'solution.read',
  params: z.strictObject({ problemId: id }),
  reply: problemWhole,
})

export const groupMore = endpoint({
  method: 'POST',
  path: '/api/problems/:problemId/group',
  summary: 'Puts more difficulties behind a problem',
  permission: 'problem.state',
  params: z.strictObject({ problemId: id }),
  body: z.strictObject({ version, difficultyIds: z.array(id).min(1).max(500) }),
  reply,
  resendable: true,
})

export const stateRequirement = endpoint({
  method: 'POST',
  path: '/api/problems/:problemId/require',
  summary: 'Makes a requirement out of a problem, with the measure that decides whether it is met; answers the requirement',
  permission: 'problem.state',
  params: z.strictObject({ problemId: id }),
  body: z.strictObject({
    version,
    title,
    demand: longText,
    measureId: z.string().trim().min(1).max(80),
    comparison: z.enum(comparisons),
    target: z.number(),
    unit: z.string().trim().min(1).max(40),
    /** Who suffers from it. */
    sufferers: sentence,
    legalBasis: sentence,
    dataClass: z.enum(dataClasses),
    capability: z.enum(capabilities),
    deadlineOn: day,
  }),
  reply,
  resendable: true,
})
