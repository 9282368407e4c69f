import { z } from 'zod'

/**
 * How an agency is called on the document exchange: up to 35 characters, groups of digits and capitals joined by dots
 * (`000.00.12.H28`). Shape after QCVN 102:2016/BTTTT; which agency has which is dated data, because codes change with mergers.
 */
export const organId = z
  .string()
  .max(35)
  .regex(/^[0-9A-Z]{1,12}(\.[0-9A-Z]{1,12}){1,6}$/)

/** `000.00.12.H28,2021/05/25,3440/VPCP-KGVX`: by which two systems speak of the same document. */
export interface DocumentName {
  readonly organId: string
  /** YYYY-MM-DD */
  readonly issuedOn: string
  readonly number: string
  readonly notation: string
}

export function writeDocumentName({ organId, issuedOn, number, notation }: DocumentName): string {
  return `${organId},${issuedOn.replaceAll('-', '/')},${number}/${notation}`
}
