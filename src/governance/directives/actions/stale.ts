import { eventsAbout } from '../../../foundation/audit/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { type Since, Stale } from '../../../platform/refusal.ts'
import type { ChangedText } from '../../../vocabulary/changed-texts.ts'

/** What a directive came to by an act on record; an act that leaves it as it was, such as a check, is no change. */
const stateAfterAct: Readonly<Record<string, string | null>> = {
  'directive.drafted': 'drafted',
  'directive.edited': 'drafted',
  'directive.issued': 'issued',
  'directive.recommended': 'recommended',
  'directive.act-recorded': null,
  'directive.suspended': 'suspended',
  'directive.resumed': 'issued',
  'directive.amended': null,
  'directive.replaced': 'replaced',
  'directive.repealed': 'repealed',
  'directive.expired': 'expired',
  'referral.recommended': 'recommended',
  // Of several decisions all but the last put it off: any other is final.
  'referral.decided': 'deferred',
}
const words = { directive: 'directives.state', referral: 'directives.referral.state' } as const

/**
 * The version the reader saw must be the newest: otherwise they would sign or overwrite what they have not read. Whoever was slower is
 * told where the thing stands now and who did what since.
 */
export async function refuseStale(
  db: Reader,
  kind: keyof typeof words,
  row: { readonly id: string; readonly version: number; readonly state: string },
  seen: number,
  changed: () => Promise<readonly ChangedText[]> = async () => [],
): Promise<void> {
  if (row.version === seen) return
  const missed = Math.max(0, row.version - seen)
  const acts = missed === 0 ? [] : await eventsAbout(db, { kind, id: row.id }, 40)
  const changes = acts.filter(({ action }) => Object.hasOwn(stateAfterAct, action)).slice(0, missed)
  const since = changes.map(
    ({ action, by, at }, back): Since => ({
      what: `audit.act.${action}`,
      who: by,
      at,
      from: null,
      to: `${words[kind]}.${back === 0 ? row.state : (stateAfterAct[action] ?? row.state)}`,
    }),
  )
  throw new Stale({ version: row.version, state: `${words[kind]}.${row.state}` }, since.toReversed(), await changed())
}
