import type { z } from 'zod'
import { Refusal } from '../refusal.ts'

export interface FieldIssue {
  /** path, query or body */
  where: string
  issue: z.core.$ZodIssue
}

/** The input does not fit the contract; carries every issue at once. */
export class InvalidInput extends Refusal {
  readonly issues: readonly FieldIssue[]

  constructor(issues: readonly FieldIssue[]) {
    super('input-does-not-fit', { fields: issues.map(pathOf) }, 400)
    this.issues = issues
  }
}

export function pathOf({ where, issue }: FieldIssue): string {
  return [where, ...issue.path.map(String)].join('.')
}
