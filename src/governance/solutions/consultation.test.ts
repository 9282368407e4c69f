import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refusal.ts'
import { decide, nextSteps } from '../../platform/transitions.ts'
import { type Opinion, outcomeOf, type Verdict, verdicts, withOpinion } from './consultation.ts'
import { type ProposalCase, type ProposalState, proposal, proposalWaitsFor, type Settlement, settlements } from './proposal.ts'
import { type Authority, authorities, sidesOf } from './side.ts'

const said = (side: Authority, verdict: Verdict, some: Partial<Opinion> = {}): Opinion => ({
  side,
  verdict,
  contentHash: 'text-1',
  givenBy: `${side}-signer`,
  unmetConditions: verdict === 'agree-with-conditions' ? 1 : 0,
  ...some,
})
const base: ProposalCase = {
  kind: 'built',
  contentHash: 'text-1',
  seenHash: 'text-1',
  outcome: null,
  changed: null,
  justified: null,
  spokeForTheOther: false,
  confirmable: false,
  today: '2021-06-01',
  askedOn: null,
  dueOn: null,
  extensionUntil: null,
  extendedBefore: false,
  extensionWaits: false,
  settlement: null,
}

test('silence is never agreement: with one opinion, whichever, everybody still waits', () => {
  for (const side of authorities)
    for (const verdict of verdicts) expect(outcomeOf([said(side, verdict)], 'text-1')).toBe('waiting')
  expect(outcomeOf([], 'text-1')).toBe('waiting')
})

test('the two opinions together decide', () => {
  expect(outcomeOf([said('health', 'agree'), said('technology', 'agree')], 'text-1')).toBe('agreed')
  expect(outcomeOf([said('health', 'agree-with-conditions'), said('technology', 'agree')], 'text-1')).toBe(
    'agreed-with-conditions',
  )
  expect(outcomeOf([said('health', 'agree'), said('technology', 'not-yet-agreed')], 'text-1')).toBe('not-agreed')
})

test('an opinion on another text counts for nothing', () => {
  expect(outcomeOf([said('health', 'agree', { contentHash: 'text-0' }), said('technology', 'agree')], 'text-1')).toBe('waiting')
  expect(() => decide(proposal, 'in-consultation', 'give-opinion', { ...base, seenHash: 'text-0', outcome: 'waiting' })).toThrow(
    'proposal-was-changed-since-you-read-it',
  )
})

test('one account does not speak for both authorities', () => {
  expect(() =>
    decide(proposal, 'in-consultation', 'give-opinion', { ...base, outcome: 'agreed', spokeForTheOther: true }),
  ).toThrow('one-account-cannot-speak-for-both-sides')
  expect(sidesOf((permission) => permission === 'opinion.give-for-health')).toEqual(['health'])
  expect(sidesOf((permission) => permission === 'opinion.give-for-technology')).toEqual(['technology'])
  expect(sidesOf(() => false)).toEqual([])
})

test('building is directed only of what is agreed and not built yet', () => {
  expect(decide(proposal, 'agreed', 'direct-build', { ...base, kind: 'to-build' })).toBe('build-directed')
  expect(() => decide(proposal, 'agreed', 'direct-build', base)).toThrow('solution-is-already-built')
  expect(nextSteps(proposal, 'agreed', base, () => true)).toEqual([
    { command: 'direct-build', whyNot: 'solution-is-already-built' },
  ])
})

test('an agreed text cannot be revised any more', () => {
  expect(() => decide(proposal, 'agreed', 'revise', { ...base, changed: true })).toThrow('not-possible-in-this-state')
})

test('it is always said who is waited for', () => {
  expect(proposalWaitsFor('in-consultation', ['health'], [], 'built')).toEqual(['health'])
  expect(proposalWaitsFor('agreed-with-conditions', [], ['technology'], 'built')).toEqual(['proposer', 'technology'])
  expect(proposalWaitsFor('agreed', [], [], 'built')).toEqual([])
  expect(proposalWaitsFor('agreed', [], [], 'to-build')).toEqual(['technology'])
})

/** A consultation as the actions run it: the machine decides, opinions are kept beside it. */
interface Run {
  state: ProposalState
  round: number
  opinions: Opinion[]
  minutes?: { side: Authority; account: string } | undefined
}
type Deed =
  | { do: 'open' }
  | { do: 'revise' }
  | { do: 'opine'; side: Authority; verdict: Verdict; account: string; stale: boolean }
  | { do: 'confirm'; side: Authority; whose: Authority }
  | { do: 'minutes'; side: Authority; account: string }
  | { do: 'sign'; side: Authority; account: string }
  | { do: 'refer' }
  | { do: 'settle'; settlement: Settlement }
  | { do: 'withdraw' }

function after(run: Run, deed: Deed): Run {
  const text = `text-${run.round}`
  const now = { ...base, contentHash: text, seenHash: text }
  if (deed.do === 'open') return { ...run, state: decide(proposal, run.state, 'open-consultation', now) }
  if (deed.do === 'revise')
    return {
      state: decide(proposal, run.state, 'revise', { ...now, changed: true, justified: true }),
      round: run.round + 1,
      opinions: [],
    }
  if (deed.do === 'opine') {
    const seenHash = deed.stale ? 'text-0' : text
    const opinions = withOpinion(run.opinions, said(deed.side, deed.verdict, { contentHash: seenHash, givenBy: deed.account }))
    const spokeForTheOther = run.opinions.some((one) => one.side !== deed.side && one.givenBy === deed.account)
    const state = decide(proposal, run.state, 'give-opinion', {
      ...now,
      seenHash,
      outcome: outcomeOf(opinions, text),
      spokeForTheOther,
    })
    return { ...run, state, opinions }
  }
  if (deed.do === 'minutes')
    return { ...run, state: decide(proposal, run.state, 'reconcile', { ...now, outcome: 'not-agreed' }), minutes: deed }
  if (deed.do === 'sign') {
    const { minutes } = run
    if (minutes === undefined || minutes.side === deed.side) return run
    const opinions = authorities.map((one) =>
      said(one, 'agree', { contentHash: text, givenBy: one === deed.side ? deed.account : minutes.account }),
    )
    const spokeForTheOther = minutes.account === deed.account
    const state = decide(proposal, run.state, 'reconcile', { ...now, outcome: outcomeOf(opinions, text), spokeForTheOther })
    return { ...run, state, opinions, minutes: undefined }
  }
  if (deed.do === 'refer') return { ...run, state: decide(proposal, run.state, 'refer', now), minutes: undefined }
  if (deed.do === 'withdraw') return { ...run, state: decide(proposal, run.state, 'withdraw', now) }
  if (deed.do === 'settle') {
    const state = decide(proposal, run.state, 'settle', { ...now, settlement: deed.settlement })
    return state === 'in-consultation' ? { state, round: run.round + 1, opinions: [] } : { ...run, state }
  }
  const confirmable = deed.side === deed.whose && run.opinions.some((one) => one.side === deed.whose && one.unmetConditions > 0)
  const opinions = run.opinions.map((one) => (one.side === deed.whose ? { ...one, unmetConditions: 0 } : one))
  return {
    ...run,
    state: decide(proposal, run.state, 'confirm-condition', { ...now, outcome: outcomeOf(opinions, text), confirmable }),
    opinions,
  }
}

const side = fc.constantFrom(...authorities)
const account = fc.constantFrom('a', 'b', 'c')
const opine = fc.record({
  do: fc.constant('opine' as const),
  side,
  verdict: fc.constantFrom(...verdicts),
  account,
  stale: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
})
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Deed>({ do: 'open' }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ do: 'revise' }) },
  { weight: 8, arbitrary: opine },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), side, whose: side }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('minutes' as const, 'sign' as const), side, account }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ do: 'refer' }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), settlement: fc.constantFrom(...settlements) }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ do: 'withdraw' }) },
)

function attempt(run: Run, one: Deed): Run {
  try {
    return after(run, one)
  } catch (refused) {
    if (refused instanceof Refusal) return run
    throw refused
  }
}

test('no way leads to “agreed” by one side only, by one account, on an old text or past an unmet condition', () => {
  let agreed = 0
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 25, size: 'max' }), (deeds) => {
      const run = deeds.reduce(attempt, { state: 'submitted', round: 1, opinions: [] })
      if (run.state !== 'agreed') return
      agreed += 1
      expect(new Set(run.opinions.map((one) => one.side))).toEqual(new Set(authorities))
      expect(new Set(run.opinions.map((one) => one.givenBy)).size).toBe(2)
      expect(
        run.opinions.every(
          (one) => one.contentHash === `text-${run.round}` && one.verdict !== 'not-yet-agreed' && one.unmetConditions === 0,
        ),
      ).toBe(true)
    }),
    { numRuns: 5000, seed: 3440 },
  )
  expect(agreed).toBeGreaterThan(50)
}, 60_000)

test('an authority is given more time once in a round, to a later day, and for no longer than at first', () => {
  const asked = { ...base, askedOn: '2021-06-01', dueOn: '2021-06-08' }
  const ask = (some: Partial<ProposalCase>) => () => decide(proposal, 'in-consultation', 'ask-extension', { ...asked, ...some })
  expect(ask({ extensionUntil: '2021-06-15' })()).toBe('in-consultation')
  expect(ask({ extensionUntil: '2021-06-16' })).toThrow('extension-is-longer-than-the-first-term')
  expect(ask({ extensionUntil: '2021-06-08' })).toThrow('extension-must-be-later')
  expect(ask({ extensionUntil: '2021-06-10', extendedBefore: true })).toThrow('extension-was-asked-before')
  expect(ask({ extensionUntil: '2021-06-10', dueOn: null })).toThrow('no-day-to-extend')
})

test('silence is referred upward only once its day has passed, and the Steering Committee agrees in nobody’s place', () => {
  const late = { ...base, dueOn: '2021-05-31' }
  expect(() => decide(proposal, 'in-consultation', 'refer', { ...late, dueOn: '2021-06-01' })).toThrow(
    'opinions-are-not-late-yet',
  )
  expect(decide(proposal, 'in-consultation', 'refer', late)).toBe('referred')
  const ends = proposal.transitions.filter(({ command }) => command === 'settle').map(({ to }) => to)
  expect(new Set(ends)).toEqual(new Set(['in-consultation', 'not-adopted']))
})
