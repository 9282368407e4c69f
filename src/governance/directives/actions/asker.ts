/** Who reads: where they may, on which business day, what else they may do. */
export interface Asker {
  readonly id: string
  readonly scope: readonly string[]
  readonly now: Date
  holds(permission: string): boolean
}
