/** What an organisation really did on a day, whether or not a directive asks it to: the rows behind the figures. */
export const practices = ['active', 'silent', 'connected', 'not-connected', 'no-camera'] as const
export type Practice = (typeof practices)[number]

/** A venue practises on a day when somebody's visit was recorded there; doubtful visits do not count. */
export function practiceOfVenue(visits: number): Extract<Practice, 'active' | 'silent'> {
  return visits > 0 ? 'active' : 'silent'
}

/** A facility is connected when at least one of its cameras shows a picture; without any camera nothing is known of it. */
export function practiceOfFacility(
  cover: { readonly cameras: number; readonly working: number } | undefined,
): Extract<Practice, 'connected' | 'not-connected' | 'no-camera'> {
  if (cover === undefined || cover.cameras === 0) return 'no-camera'
  return cover.working > 0 ? 'connected' : 'not-connected'
}
