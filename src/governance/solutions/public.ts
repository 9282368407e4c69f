/** The room's door: what a directive may name, how far points 1 to 3 of the letter have come, and the news told on every step. */
export {
  type ApplicableSolution,
  applicableSolutions,
  declareForce,
  groundsOfSolutions,
  type PointPart,
  solutionWords,
  stageOfPoint,
} from './actions/stage.ts'
export { solutionsWaitingFor } from './actions/waiting-for.ts'
export { type Capability, capabilities } from './capability.ts'
export { type NewsName, newsNames, type SolutionNews, solutionNews } from './events.ts'
export type { Force } from './solution.ts'
