/** A text of some thing: what it is (a message key), which part of the thing it belongs to, and its words (or a message key). */
export interface NamedText {
  readonly what: string
  readonly of: string | null
  readonly text: string
}

/** One text as its reader read it and as it stands now. */
export interface ChangedText {
  readonly what: string
  readonly of: string | null
  readonly before: string
  readonly after: string
}

/** The texts that differ, in the order of the newer ones; one that is new or gone stands against nothing. */
export function changedTexts(before: readonly NamedText[], after: readonly NamedText[]): ChangedText[] {
  const key = ({ what, of }: NamedText) => `${what} ${of}`
  const [old, now] = [new Map(before.map((one) => [key(one), one])), new Map(after.map((one) => [key(one), one]))]
  const all = [...after, ...before.filter((one) => !now.has(key(one)))]
  return all.flatMap((one) => {
    const [was, is] = [old.get(key(one))?.text ?? '', now.get(key(one))?.text ?? '']
    return was === is ? [] : [{ what: one.what, of: one.of, before: was, after: is }]
  })
}
