import { type ChangedText, changedTexts, type NamedText } from '../../vocabulary/changed-texts.ts'
import type { Provision } from './provision.ts'

export interface DraftText {
  readonly subjectVi: string
  readonly provisions: readonly Provision[]
}

/** What differs between two texts of a draft: its subject, then content by content what it says, whom it binds, where, when and how much. */
export function changedContents(before: DraftText, after: DraftText): ChangedText[] {
  return changedTexts(textsOf(before), textsOf(after))
}

function textsOf({ subjectVi, provisions }: DraftText): NamedText[] {
  return [{ what: 'directives.subject', of: null, text: subjectVi }, ...provisions.flatMap(textsOfProvision)]
}

function textsOfProvision(given: Provision): NamedText[] {
  const { code, textVi, force, audience, territory, fromOn, dueOn, untilOn, measureId, threshold, graceDays } = given
  const named = (what: string, text: string | null): NamedText => ({ what: `directives.${what}`, of: code, text: text ?? '' })
  return [
    named('text', textVi),
    named('force', `directives.force.${force}`),
    named('audience', `directives.subjects.${audience.kind}`),
    named('territory', territory.join(', ')),
    named('from', fromOn),
    named('due', dueOn),
    named('until', untilOn),
    named('measure', measureId === null ? null : `${measureId} ≥ ${threshold ?? ''}`),
    named('grace', String(graceDays)),
    named('condition', given.conditionVi),
    named('sanction', given.sanctionVi),
    named('fallback', given.fallbackVi),
  ]
}
