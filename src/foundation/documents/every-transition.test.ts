import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectEverythingElseRefused } from '../../../tests/support/forbidden-transitions.ts'
import { Refusal } from '../../platform/refusal.ts'
import { decide, diagramOf } from '../../platform/transitions.ts'
import { isPermission, permissionsOf, roleNames } from '../access/matrix.ts'
import { layoutFaults } from './layout/layout-faults.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { joinedSteps, type OutgoingCase, type OutgoingState, outgoing, outgoingCommands } from './outgoing.ts'
import * as contract from './outgoing-contract.ts'

const sound: OutgoingCase = {
  asker: 'a',
  drafters: ['b'],
  actsForIssuer: true,
  issuerName: 'Bộ Y tế',
  namesItsIssuer: true,
  hands: { reviewed: 'c', checked: 'd', signed: 'e' },
  people: 5,
  signsHere: true,
  faults: [],
  carriesTheName: 1,
  named: 'n',
  isNamed: true,
  namesTwo: false,
  carriesTheOtherName: 0,
  otherNamed: null,
  hasPower: true,
  objection: null,
}
const words: Readonly<Record<string, string>> = vi
const english: Readonly<Record<string, string>> = en

test('whatever the table of outgoing documents does not allow is refused with its reason, in every state and for every role', () => {
  expectEverythingElseRefused(outgoing, sound)
})

test('every permission of the table stands in the matrix, somebody holds it, and an endpoint asks for it', () => {
  const asked = new Set<string>(Object.values(contract).map(({ permission }) => permission))
  for (const by of new Set(outgoing.transitions.map((one) => one.by))) {
    if (by === 'system') continue
    expect(isPermission(by) && asked.has(by), by).toBe(true)
    expect(roleNames.some((role) => permissionsOf(role).some((held) => held === by))).toBe(true)
  }
})

test('no path, whatever is tried in whatever order, gives a number without a signature or issues without a seal', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...outgoingCommands), { maxLength: 60 }), (commands) => {
      const taken: string[] = []
      let state: OutgoingState = outgoing.first
      for (const command of commands) {
        try {
          state = decide(outgoing, state, command, sound)
          if (command === 'return') taken.length = 0
          else taken.push(command)
        } catch (fault) {
          expect(fault).toBeInstanceOf(Refusal)
        }
      }
      const before = (first: string, second: string) => !taken.includes(second) || taken.indexOf(first) < taken.indexOf(second)
      expect(before('approve-content', 'approve-format') && before('approve-format', 'sign')).toBe(true)
      expect(before('sign', 'number') && before('number', 'seal') && before('seal', 'issue')).toBe(true)
      for (const first of ['sign', 'number', 'seal', 'issue']) if (taken.includes(first)) expect(taken).toContain('sign')
    }),
  )
})

test('where three people hold roles, nobody does two steps that check each other; where two do, they may', () => {
  const codeOf = (state: OutgoingState, command: 'approve-content' | 'sign' | 'number' | 'seal', given: OutgoingCase) => {
    try {
      return decide(outgoing, state, command, given)
    } catch (fault) {
      return fault instanceof Refusal ? fault.code : String(fault)
    }
  }
  const drafter = { ...sound, asker: 'b' }
  const [checker, signer] = [
    { ...sound, asker: 'd' },
    { ...sound, asker: 'e' },
  ]
  expect(codeOf('content-review', 'approve-content', drafter)).toBe('drafter-does-not-review')
  expect(codeOf('to-sign', 'sign', checker)).toBe('whoever-checks-does-not-sign')
  expect(codeOf('to-sign', 'sign', drafter)).toBe('whoever-drafts-does-not-sign')
  expect(codeOf('signed', 'number', signer)).toBe('signer-neither-numbers-nor-seals')
  expect(codeOf('numbered', 'seal', signer)).toBe('signer-neither-numbers-nor-seals')
  const reviewer = { ...sound, asker: 'c' }
  expect(codeOf('to-sign', 'sign', reviewer)).toBe('whoever-reviews-does-not-sign')
  expect(codeOf('to-sign', 'sign', { ...reviewer, people: 3 })).toBe('whoever-reviews-does-not-sign')
  expect(codeOf('content-review', 'approve-content', { ...sound, named: 'a' })).toBe('named-signer-does-not-review')
  const small = { people: 2 }
  expect(codeOf('to-sign', 'sign', { ...reviewer, ...small })).toBe('signed')
  expect(codeOf('content-review', 'approve-content', { ...sound, named: 'a', ...small })).toBe('format-check')
  expect(codeOf('content-review', 'approve-content', { ...drafter, ...small })).toBe('format-check')
  expect(codeOf('to-sign', 'sign', { ...checker, ...small })).toBe('signed')
  expect(codeOf('to-sign', 'sign', { ...drafter, ...small })).toBe('signed')
  expect(codeOf('signed', 'number', { ...signer, ...small })).toBe('numbered')
})

test('whatever one person does twice where too few hold roles is told, and nothing else is', () => {
  expect(joinedSteps('approve-content', { ...sound, asker: 'b' })).toEqual(['drafted'])
  expect(joinedSteps('sign', { ...sound, asker: 'b', hands: { reviewed: 'b', checked: 'b' } })).toEqual([
    'drafted',
    'reviewed',
    'checked',
  ])
  for (const command of ['number', 'seal'] as const) expect(joinedSteps(command, { ...sound, asker: 'e' })).toEqual(['signed'])
  for (const command of outgoingCommands) expect(joinedSteps(command, sound), command).toEqual([])
})

test('minutes of two sides are numbered, sealed and issued only after both have signed, each by the account fixed for it', () => {
  const two = {
    ...sound,
    asker: 'x',
    namesTwo: true,
    carriesTheOtherName: 1,
    otherNamed: 'f',
    hands: { ...sound.hands, namedBeside: 'f' },
  }
  const codeOf = (state: OutgoingState, command: (typeof outgoingCommands)[number], given: OutgoingCase) => {
    try {
      return decide(outgoing, state, command, given)
    } catch (fault) {
      return fault instanceof Refusal ? fault.code : String(fault)
    }
  }
  const ways = [
    ['signed', 'number', 'numbered'],
    ['numbered', 'seal', 'sealed'],
    ['sealed', 'issue', 'issued'],
  ] as const
  for (const [state, command, to] of ways) {
    expect(codeOf(state, command, two)).toBe('other-side-has-not-signed')
    expect(codeOf(state, command, { ...two, hands: { ...two.hands, signedBeside: 'f' } })).toBe(to)
  }
  expect(codeOf('signed', 'sign-beside', two)).toBe('signature-block-names-somebody-else')
  expect(codeOf('signed', 'sign-beside', { ...two, asker: 'f', actsForIssuer: false })).toBe('signed')
  expect(codeOf('signed', 'sign-beside', { ...sound, asker: 'f' })).toBe('page-names-one-signer')
  expect(codeOf('format-check', 'approve-format', { ...two, carriesTheOtherName: 0 })).toBe('other-side-has-no-account-here')
  expect(codeOf('format-check', 'approve-format', { ...two, carriesTheOtherName: 2 })).toBe('other-side-has-no-account-here')
  expect(codeOf('format-check', 'approve-format', { ...two, otherNamed: two.named })).toBe(
    'one-person-cannot-sign-for-both-sides',
  )
})

test('whoever does not act for the issuing agency takes no step at all with its document', () => {
  for (const { command, from, by } of outgoing.transitions) {
    // Minutes are signed by the other side too, which acts for another agency.
    if (by === 'system' || command === 'sign-beside') continue
    for (const state of from)
      expect(() => decide(outgoing, state, command, { ...sound, actsForIssuer: false }), `${command} in ${state}`).toThrow(
        expect.objectContaining({ code: 'acts-for-another-agency' }),
      )
  }
})

test('every state, step, fault and reason against it has words in both languages', () => {
  const keys = [
    ...outgoing.states.map((state) => `documents.outgoing.state.${state}`),
    ...outgoingCommands.map((command) => `documents.outgoing.step.${command}`),
    ...layoutFaults.map((fault) => `documents.fault.${fault}`),
    ...outgoing.transitions.flatMap(({ guards }) => (guards ?? []).map(({ code }) => `refusal.${code}`)),
    ...[
      'actions/outgoing.ts',
      'actions/acting.ts',
      'actions/recall.ts',
      'actions/token.ts',
      'actions/switch-signing.ts',
      'actions/signing-power.ts',
      'actions/read-incoming.ts',
      'signature/signature-reader.ts',
      'outgoing-routes.ts',
    ].flatMap((file) =>
      [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/new Refusal\(\s*'([a-z-]+)'/g)].map(
        ([, code]) => `refusal.${code}`,
      ),
    ),
  ].filter((key) => !['refusal.not-possible-in-this-state', 'refusal.somebody-was-quicker'].includes(key))
  expect(keys.length).toBeGreaterThan(50)
  expect(keys.filter((key) => !words[key] || !english[key])).toEqual([])
})

test('the room’s page shows the machine as it is', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`States of \`outgoing\`: ${outgoing.states.map((state) => `\`${state}\``).join(', ')}.`)
  expect(readme).toContain(`\`\`\`mermaid\n${diagramOf(outgoing)}\n\`\`\``)
})
