/** From this many people with directive roles on, whoever wrote a draft does not sign it; a smaller unit may merge the roles. */
export const leastPeopleForSeparation = 3

/** Two-person rule of a signature. `drafters` are all who wrote or changed the draft; `people` is how many hold a directive role. */
export function maySign(given: {
  readonly drafters: readonly string[]
  readonly signer: string
  readonly people: number
}): boolean {
  return given.people < leastPeopleForSeparation || !given.drafters.includes(given.signer)
}
