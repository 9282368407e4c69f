import type { z } from 'zod'
import { Refusal } from '../../../platform/refusal.ts'
import type { Element } from '../element.ts'

/** A place in a package, with the path to it for whoever has to mend the other system. */
export interface Place {
  readonly element: Element
  readonly path: string
}

export const rootPlace = (element: Element): Place => ({ element, path: element.name })

/** The children of that name, each with its path (`To[2]`). */
export function all(place: Place, name: string): Place[] {
  const found = place.element.children.filter((child) => child.name === name)
  return found.map((element, index) => ({ element, path: `${place.path}/${name}${found.length > 1 ? `[${index + 1}]` : ''}` }))
}

/** The one child of that name, or undefined; twice is refused, because two readers would choose differently. */
export function one(place: Place, name: string): Place | undefined {
  const found = all(place, name)
  if (found.length > 1) throw new Refusal('package-element-stands-twice', { path: `${place.path}/${name}` }, 400)
  return found[0]
}

export function needed(place: Place, name: string): Place {
  const found = one(place, name)
  if (found === undefined) throw new Refusal('package-element-is-missing', { path: `${place.path}/${name}` }, 400)
  return found
}

/** The words of a child, tidied; empty when it is not there. */
export const textAt = (place: Place | undefined, name: string): string => {
  const found = place === undefined ? undefined : one(place, name)
  return found === undefined ? '' : textOf(found)
}
export const textOf = ({ element }: Place): string => element.text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Holds what was read against its shape; the first thing that does not fit is named by the path in the package. */
export function fitting<S extends z.ZodType>(shape: S, given: unknown, pathOf: (field: string) => string): z.output<S> {
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.filter((step) => typeof step === 'string').join('.') ?? ''
  if (issue?.code === 'too_big' && issue.origin === 'string')
    throw new Refusal('package-element-is-too-long', { path: pathOf(field), most: Number(issue.maximum) }, 400)
  throw new Refusal('package-element-is-not-understood', { path: pathOf(field) }, 400)
}
