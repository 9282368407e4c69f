/** The room's door: what binds whom on a day, in words and as data, and where point 4 of the letter stands. News: `directive.issued` and others, see the README. */

export { countSubjects } from './actions/count-subjects.ts'
export { type ProvisionInForce, provisionsById, provisionsInForce, provisionsSigned, stageOfPoint4 } from './actions/in-force.ts'
export { signingHere } from './actions/sign-here.ts'
export { directivesWaitingFor } from './actions/waiting.ts'
export { directiveWords, provisionWords } from './actions/words.ts'
export { type DirectiveState, directiveStates } from './directive.ts'
export type { DirectiveHooks, ProvinceCount } from './hooks.ts'
export type { Point4Counts, Point4Stage } from './point-4.ts'
export type { Audience, AudienceKind, Force, Operator, Provision } from './provision.ts'
