/*
 * One endpoint for each command of each machine: POST /api/<things>/:id/<command>. Its permission is the `by` of the machine's
 * transition (a test compares them), and its body names the version that the giver has read.
 */
export * from './contract/assignment.ts'
export * from './contract/problem.ts'
export * from './contract/proposal.ts'
export {
  listPublications,
  publishSolutions,
  readPublicSolutions,
  withdrawPublication,
} from './contract/publication.ts'
export * from './contract/registry.ts'
export * from './contract/requirement.ts'
