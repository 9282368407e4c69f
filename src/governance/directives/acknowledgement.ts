import { type Act, type ActKind, endOf, ends } from './act.ts'
import { reaches } from './territory.ts'

/** What is asked of a content: where it binds, and the first day on which it no longer does. */
export interface Binding {
  readonly id: string
  readonly territory: readonly string[]
  readonly endsOn: string | null
}

/** Whether something of a signed directive binds a unit still, or will: only then is it asked to say that it received it. */
export function bindsStill(contents: readonly Binding[], unit: string, on: string): boolean {
  return contents.some(({ territory, endsOn }) => reaches(territory, [unit]) && (endsOn === null || endsOn > on))
}

/** How and on which day the last of a directive's contents ended for these units; undefined while one of them stands, or none ever bound them. */
export function overFor(
  contents: readonly Binding[],
  acts: readonly Act[],
  units: readonly string[],
  on: string,
): { readonly how: ActKind; readonly on: string } | undefined {
  const bound = contents.filter(({ territory }) => reaches(territory, units))
  if (units.some((unit) => bindsStill(bound, unit, on))) return undefined
  const last = bound
    .flatMap((one) => (one.endsOn === null ? [] : [{ id: one.id, endsOn: one.endsOn }]))
    .toSorted(byEnd)
    .at(-1)
  if (last === undefined) return undefined
  const act = acts.find(
    ({ kind, effectiveOn, provisionIds }) =>
      ends(kind) && effectiveOn === endOf(last.id, acts) && (provisionIds?.includes(last.id) ?? true),
  )
  return { how: act?.kind ?? 'expire', on: last.endsOn }
}

const byEnd = (a: { endsOn: string }, b: { endsOn: string }) => (a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : 0)
