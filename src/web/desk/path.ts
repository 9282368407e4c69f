export type Search = Readonly<Record<string, unknown>>

/** Every filter is a text, as in any other address: a unit's code 24 is not a number. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** `?unit=vn/30&state=any`, or nothing at all; what is empty is left out. */
export function writeSearch(search: Search): string {
  const texts = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  return texts.length === 0 ? '' : `?${new URLSearchParams(texts)}`
}

/** The page of a path: `/venues/42` is `/venues/$venueId` with `{ venueId: '42' }`. A page without places is preferred (`/venues/import`). */
export function matchPath(
  patterns: readonly string[],
  path: string,
): { pattern: string; places: Record<string, string> } | undefined {
  const steps = stepsOf(path)
  const fitting = patterns.flatMap((pattern) => {
    const places = placesIn(stepsOf(pattern), steps)
    return places === undefined ? [] : [{ pattern, places }]
  })
  return fitting.sort((one, other) => Object.keys(one.places).length - Object.keys(other.places).length)[0]
}

function placesIn(pattern: readonly string[], steps: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== steps.length) return undefined
  const places: Record<string, string> = {}
  for (const [i, wanted] of pattern.entries()) {
    const given = steps[i] ?? ''
    if (!wanted.startsWith('$')) {
      if (wanted !== given) return undefined
      continue
    }
    const read = decoded(given)
    if (read === undefined) return undefined
    places[wanted.slice(1)] = read
  }
  return places
}

const stepsOf = (path: string): string[] => path.split('/').filter((step) => step !== '')

/** A broken escape is nobody's page. */
function decoded(step: string): string | undefined {
  try {
    return decodeURIComponent(step)
  } catch {
    return undefined
  }
}
