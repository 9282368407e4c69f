import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'refusal.this-device-is-not-known':
    'This phone has not declared anything yet. Declare your health or scan a venue code on it first.',
  'refusal.device-is-not-bound':
    'This phone is not confirmed yet. Take your papers to the commune health station to have it confirmed, then ask again.',
  'refusal.binding-code-is-not-valid':
    'The code is not right or older than 10 minutes. Open the page on the person’s phone again for a new one.',
  'refusal.document-number-is-not-right': 'The document number is not right. Compare it with the paper and type it again.',
  'refusal.document-belongs-to-somebody-else':
    'This document number belongs to another person here. Report it to the province, which compares both.',
  'refusal.reason-is-missing': 'Write the reason, so that the person understands why.',
  'refusal.personal-code-is-forged': 'This personal code was not issued by this system. Look at the visitor’s papers.',
  'refusal.personal-code-is-not-known':
    'This personal code is not known. Scan the citizen card, or type name and telephone number.',
  'refusal.personal-code-was-withdrawn':
    'This personal code was withdrawn because it was reported lost. Look at the visitor’s papers.',
  'people.correction.state.asked': 'Waiting for an answer',
  'people.correction.state.made': 'Corrected',
  'people.correction.state.refused': 'Not corrected',
  'people.correction.field.name': 'Full name',
  'people.correction.field.phone': 'Telephone number',
  'people.correction.field.bornOn': 'Date of birth',
  'people.correction.field.documentNumber': 'Document number',
  'people.correction.field.other': 'Something else',
}
