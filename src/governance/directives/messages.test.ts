import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { objections } from '../../foundation/documents/objection.ts'
import { directive, directiveStates, forms } from './directive.ts'
import { vi } from './messages.vi.ts'
import { point4Stages } from './point-4.ts'
import { audienceKinds, evidenceKinds, forces, frequencies, sideEffects } from './provision.ts'
import { referralStates } from './referral.ts'

const keys: readonly string[] = Object.keys(vi)

test('every state, form, force, audience and the like has its words', () => {
  const wanted = [
    ...directiveStates.map((one) => `directives.state.${one}`),
    ...referralStates.map((one) => `directives.referral.state.${one}`),
    ...forms.map((one) => `directives.form.${one}`),
    ...forces.map((one) => `directives.force.${one}`),
    ...audienceKinds.map((one) => `directives.audience.${one}`),
    ...frequencies.map((one) => `directives.frequency.${one}`),
    ...evidenceKinds.map((one) => `directives.evidence.${one}`),
    ...sideEffects.map((one) => `directives.side-effect.${one}`),
    ...point4Stages.map((one) => `directives.point-4.${one}`),
    ...directive.transitions.filter(({ by }) => by !== 'system').map(({ command }) => `directives.command.${command}`),
  ]
  expect(wanted.filter((key) => !keys.includes(key))).toEqual([])
})

/** Said by places, documents, the platform or access; this room only throws them. */
const saidElsewhere: readonly string[] = [
  'somebody-was-quicker',
  'place-is-outside-your-scope',
  'unit-is-not-in-force',
  ...objections,
]

test('every refusal this room throws has its words', () => {
  const folder = new URL('./', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const codes = sources.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return [...text.matchAll(/new Refusal\('([a-z-]+)'|code: '([a-z-]+)'|lacks\('([a-z-]+)'\)/g)].map(
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    )
  })
  expect(codes.length).toBeGreaterThan(15)
  expect([...new Set(codes)].filter((code) => !keys.includes(`refusal.${code}`) && !saidElsewhere.includes(code))).toEqual([])
})
