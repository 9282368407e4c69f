import type { Answers } from './answer.ts'

/** Who a declaration is about, from its own answers; questions of these names mean the same in every form. */
export interface DeclaredIdentity {
  readonly name: string
  readonly phone?: string | undefined
  readonly documentNumber?: string | undefined
  readonly bornOn?: string | undefined
  readonly gender?: 'female' | 'male' | undefined
  readonly address?: string | undefined
}

export function identityIn(answers: Answers): DeclaredIdentity {
  const text = (id: string) => {
    const answer = answers[id]
    return typeof answer === 'string' ? answer : undefined
  }
  const gender = text('gender')
  return {
    name: text('name') ?? '',
    phone: text('phone'),
    documentNumber: text('documentNumber'),
    bornOn: text('bornOn'),
    gender: gender === 'female' || gender === 'male' ? gender : undefined,
    address: text('address'),
  }
}

/** What a further person of the same family or vehicle begins with. */
export const sharedInFamily: readonly string[] = [
  'phone',
  'nationality',
  'residence',
  'address',
  'email',
  'place',
  'placeCommune',
  'placeName',
]
