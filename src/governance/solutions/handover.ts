import { type HandoverItem, type TemplateItem, templateItems } from './handover-template.ts'

export const itemResults = ['passed', 'failed', 'reserved', 'not-applicable'] as const
export type ItemResult = (typeof itemResults)[number]

/** What the sides say has really moved when they sign: passwords are new, keys are with the receiver, names and stores are in its hands. */
export const movedThings = ['credentials', 'keys', 'accounts'] as const
export type MovedThing = (typeof movedThings)[number]

export interface CheckedItem extends TemplateItem {
  /** Null: nobody has touched it yet. */
  readonly result: ItemResult | null
  /** The day a reserved item will be there, `YYYY-MM-DD`; null for every other result. */
  readonly dueOn: string | null
  /** Of an item that does not apply: whether the other side has said so too. */
  readonly agreed: boolean
}

/** Every item of the version, with what is known of each. */
export function checklistOf(
  version: number,
  checked: readonly { item: HandoverItem; result: ItemResult; dueOn: string | null; agreed: boolean }[],
): CheckedItem[] {
  return templateItems(version).map((one) => {
    const { result = null, dueOn = null, agreed = false } = checked.find(({ item }) => item === one.item) ?? {}
    return { ...one, result, dueOn, agreed }
  })
}

const named = (items: readonly CheckedItem[]): HandoverItem[] => items.map(({ item }) => item)

/** Mandatory items that nobody has looked at. What may be left out may also stay untouched. */
export function untouched(checklist: readonly CheckedItem[]): HandoverItem[] {
  return named(checklist.filter((one) => one.result === null && one.mandatory))
}

export function failed(checklist: readonly CheckedItem[]): HandoverItem[] {
  return named(checklist.filter((one) => one.result === 'failed'))
}

/** Items put off to a day that have to be there now: in calm times every mandatory one, when urgent the eight. */
export function mustPassNow(checklist: readonly CheckedItem[], urgent: boolean): HandoverItem[] {
  return named(checklist.filter((one) => one.result === 'reserved' && (urgent ? one.urgent : one.mandatory)))
}

/** Items that only one side calls not applicable. */
export function notAgreed(checklist: readonly CheckedItem[]): HandoverItem[] {
  return named(checklist.filter((one) => one.result === 'not-applicable' && !one.agreed))
}

/** Reservations without a day, or whose day is behind `today`: they promise nothing. */
export function emptyReservations(
  checklist: readonly { item: HandoverItem; result: ItemResult | null; dueOn: string | null }[],
  today: string,
): HandoverItem[] {
  return checklist.filter((one) => one.result === 'reserved' && (one.dueOn === null || one.dueOn < today)).map(({ item }) => item)
}

/** What nobody has looked at and need not be there at once when it is urgent: reserved together to one day. */
export function theRest(checklist: readonly CheckedItem[]): HandoverItem[] {
  return named(checklist.filter((one) => one.result === null && !one.urgent))
}
