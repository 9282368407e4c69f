import { readNumberLine } from '../notation.ts'

/**
 * The inputs of the register form as the body of the contract. A whole number line pasted into the first box
 * (`3440/VPCP-KGVX`) is taken apart; lists are one name a line.
 */
export function documentFrom(data: FormData): unknown {
  const text = (name: string): string | undefined => {
    const value = data.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value : undefined
  }
  const pasted = readNumberLine(text('number') ?? '')
  const relatedTo = text('relations.0.toId')
  const relation = text('relations.0.kind')
  const isRelated = data.has('relations.0.kind')
  return {
    type: text('type'),
    number: pasted?.number ?? text('number') ?? '',
    notation: pasted?.notation ?? text('notation') ?? '',
    issuer: { name: text('issuer.name') ?? '' },
    issuerLevel: text('issuerLevel'),
    unitPath: text('unitPath') ?? '',
    issuedOn: text('issuedOn') ?? '',
    subject: text('subject') ?? '',
    priority: text('priority'),
    conveysOpinionOf: text('conveysOpinionOf') ?? null,
    addressees: (text('addressees') ?? '')
      .split('\n')
      .map((line) => line.replace(/^[\s\-–•]+|[\s;.]+$/gu, ''))
      .filter((line) => line !== ''),
    recipientsBlock: text('recipientsBlock') ?? '',
    book: data.has('book.path') ? { path: text('book.path') ?? '', arrivedOn: text('book.arrivedOn') } : null,
    relations: isRelated ? [{ toId: relatedTo ?? '', kind: relation }] : [],
  }
}
