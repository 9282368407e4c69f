import { isWithin, parentPath } from '../../vocabulary/administrative-unit-code.ts'
import { type DocumentState, isSigned } from './document-state.ts'

/** Where in the country one may read documents. */
export interface Reach {
  /** Everything at or under these, drafts too: no path twice, none beneath another. */
  readonly under: readonly string[]
  /** Signed documents of the units above these: an officer must be able to read what they have to carry out. */
  readonly above: readonly string[]
}

/** National documents are read by everybody who may read documents at all, a province's by its own districts and communes, drafts nowhere but within the scope. */
export function reachOf(scope: readonly string[]): Reach {
  const under = [...new Set(scope)].filter((path) => !scope.some((other) => other !== path && isWithin([other], path)))
  const above = new Set<string>()
  for (const path of under) for (let step = parentPath(path); step !== undefined; step = parentPath(step)) above.add(step)
  return { under, above: [...above].filter((path) => !isWithin(under, path)) }
}

/** Whether one document may be read; a document of a later day than today's is not there yet. */
export function mayRead(
  scope: readonly string[],
  document: { scopePath: string; state: DocumentState; datedOn: string },
  today: string,
): boolean {
  if (document.datedOn > today) return false
  if (isWithin(scope, document.scopePath)) return true
  return isSigned(document.state) && reachOf(scope).above.includes(document.scopePath)
}

/** Documents are entered and changed within one's own scope only, however far one reads. */
export function mayChange(scope: readonly string[], document: { scopePath: string }): boolean {
  return isWithin(scope, document.scopePath)
}
