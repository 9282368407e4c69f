import { z } from 'zod'
import { done, endpoint, fileReply, pageOf, pageQuery } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { capabilities } from '../capability.ts'
import { tracks } from '../solution.ts'
import { capabilityList, id, sentence, version } from './given.ts'
import { overlap, publiccodeReading, solutionCount, solutionRow, solutionWhole } from './shape.ts'

export const listSolutions = endpoint({
  method: 'GET',
  path: '/api/solutions',
  summary: 'Solutions that one may see, newest first',
  permission: 'solution.read',
  query: z.strictObject({
    ...pageQuery,
    track: z.enum(tracks).optional(),
    state: z.string().max(40).optional(),
    capability: z.enum(capabilities).optional(),
    applicable: z.enum(['true', 'false']).optional(),
    search: z.string().max(100).optional(),
  }),
  reply: pageOf(solutionRow),
})

export const countSolutions = endpoint({
  method: 'GET',
  path: '/api/solutions/counts',
  summary: 'How many of the solutions that one may see stand in which state, by track',
  permission: 'solution.read',
  reply: z.strictObject({ rows: z.array(solutionCount) }),
})

export const readSolution = endpoint({
  method: 'GET',
  path: '/api/solutions/:solutionId',
  summary: 'One solution with its whole timeline, who is waited for and what one may do next',
  permission: 'solution.read',
  params: z.strictObject({ solutionId: id }),
  reply: solutionWhole,
})

export const listOverlaps = endpoint({
  method: 'GET',
  path: '/api/solutions/overlaps',
  summary:
    'Solutions in use that already have some of these capabilities (comma-separated): to look at before proposing or building another',
  permission: 'solution.read',
  query: z.strictObject({
    capabilities: z
      .string()
      .max(400)
      .transform((text) => text.split(','))
      .pipe(capabilityList),
  }),
  reply: z.strictObject({ rows: z.array(overlap) }),
})

export const attestSolution = endpoint({
  method: 'POST',
  path: '/api/solutions/:solutionId/attest',
  summary: 'The owner says that the entry of the registry is right as it stands; after 90 days without a word it is stale',
  permission: 'solution.attest',
  params: z.strictObject({ solutionId: id }),
  reply: done,
  resendable: true,
})

export const retireSolution = endpoint({
  method: 'POST',
  path: '/api/solutions/:solutionId/retire',
  summary: 'Its owner retires a solution; where a directive names it, another takes its place',
  permission: 'solution.retire',
  params: z.strictObject({ solutionId: id }),
  body: z.strictObject({ version, reason: z.string().trim().min(3).max(2000), successorId: id.nullable().default(null) }),
  reply: done,
  resendable: true,
})

export const readPubliccode = endpoint({
  method: 'GET',
  path: '/api/solutions/:solutionId/publiccode.yml',
  summary: 'The entry as publiccode.yml, for catalogues of public software',
  permission: 'solution.read',
  params: z.strictObject({ solutionId: id }),
  reply: fileReply,
})

export const enterVersion = endpoint({
  method: 'POST',
  path: '/api/solutions/:solutionId/versions',
  summary: 'Enters a version that was released: number, day, what changed; by its company or the technology authority',
  permission: 'solution.release',
  params: z.strictObject({ solutionId: id }),
  body: z.strictObject({ number: z.string().trim().min(1).max(40), releasedOn: civilDate, changes: sentence }),
  reply: done,
  resendable: true,
})

export const readFromPubliccode = endpoint({
  method: 'POST',
  path: '/api/proposals/publiccode',
  summary: 'Reads a publiccode.yml into the fields of a proposal; what is wrong with it is told by field. Nothing is kept.',
  permission: 'proposal.submit',
  body: z.strictObject({ text: z.string().max(200_000) }),
  reply: publiccodeReading,
  resendable: true,
  perMinute: 60,
})
