/**
 * The eight things that change hands, in the order in which they are checked. The full list of a calm year is longer; when
 * urgent (“khẩn trương”, point 1) these suffice, and what is missing of them is reserved to a date.
 */
export const handoverItems = [
  'source-code-and-licence',
  'build-repeated-by-receiver',
  'component-list',
  'acceptance-tests',
  'security-findings-closed',
  'data-protection-and-retention',
  'runbook-and-restored-backup',
  'training-and-support-line',
] as const
export type HandoverItem = (typeof handoverItems)[number]

export const itemResults = ['passed', 'failed', 'reserved'] as const
export type ItemResult = (typeof itemResults)[number]

export interface CheckedItem {
  readonly item: HandoverItem
  /** Null: nobody has touched it yet. */
  readonly result: ItemResult | null
  /** The day a reserved item will be there, `YYYY-MM-DD`; null for every other result. */
  readonly dueOn: string | null
}

/** All eight, with what is known of each. */
export function checklistOf(checked: readonly CheckedItem[]): CheckedItem[] {
  return handoverItems.map((item) => checked.find((one) => one.item === item) ?? { item, result: null, dueOn: null })
}

export function untouched(checklist: readonly CheckedItem[]): HandoverItem[] {
  return checklist.filter((one) => one.result === null).map((one) => one.item)
}

export function failed(checklist: readonly CheckedItem[]): HandoverItem[] {
  return checklist.filter((one) => one.result === 'failed').map((one) => one.item)
}

/** Reservations without a day, or whose day is behind `today`: they promise nothing. */
export function emptyReservations(checklist: readonly CheckedItem[], today: string): HandoverItem[] {
  return checklist.filter((one) => one.result === 'reserved' && (one.dueOn === null || one.dueOn < today)).map((one) => one.item)
}
