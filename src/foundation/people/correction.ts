import { defineMachine, type Machine } from '../../platform/transitions.ts'
import { isPossibleBirth, readBirthDate } from '../../vocabulary/birth-date.ts'
import { isOfTheUnborn, readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'
import type { PersonFacts } from './person.ts'

/** "This is wrong": what a person may ask to have corrected. */
export const correctable = ['name', 'phone', 'bornOn', 'documentNumber', 'other'] as const
export type Correctable = (typeof correctable)[number]

export const correctionStates = ['asked', 'made', 'refused'] as const
export type CorrectionState = (typeof correctionStates)[number]
export const correctionCommands = ['make', 'refuse'] as const
export type CorrectionCommand = (typeof correctionCommands)[number]

/** The commune looks at the paper and corrects, or says why not. */
export const correctionMachine: Machine<CorrectionState, CorrectionCommand, { reason: string | undefined }> = defineMachine({
  name: 'people.correction',
  states: correctionStates,
  first: 'asked',
  final: ['made', 'refused'],
  transitions: [
    { command: 'make', from: ['asked'], to: 'made', by: 'correction.answer' },
    {
      command: 'refuse',
      from: ['asked'],
      to: 'refused',
      by: 'correction.answer',
      guards: [{ code: 'reason-is-missing', holds: ({ reason }) => reason !== undefined }],
    },
  ],
})

/** What no paper can say stays out, whoever agrees to it: the facts in their normal form, or the refusal. `today` is a civil day. */
export function readWanted(
  field: Exclude<Correctable, 'other'>,
  typed: string,
  today: string,
): { readonly facts: Partial<PersonFacts> } | { readonly refusal: string } {
  switch (field) {
    case 'name': {
      const name = readPersonName(typed)
      return name === undefined ? { refusal: 'name-is-not-a-name' } : { facts: { name } }
    }
    case 'phone': {
      const phone = readPhoneNumber(typed)
      return phone === undefined ? { refusal: 'phone-is-not-a-phone-number' } : { facts: { phone: phone.national } }
    }
    case 'bornOn': {
      const bornOn = readBirthDate(typed.trim())
      return bornOn === undefined || !isPossibleBirth(bornOn, today) ? { refusal: 'birth-is-not-a-date' } : { facts: { bornOn } }
    }
    case 'documentNumber': {
      const document = readIdentityDocument(typed)
      return document === undefined || isOfTheUnborn(document, today)
        ? { refusal: 'wanted-document-cannot-exist' }
        : { facts: { documentNumber: document.number, documentKind: document.kind } }
    }
  }
}
