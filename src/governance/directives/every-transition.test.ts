import { test } from 'vitest'
import { expectEverythingElseRefused } from '../../../tests/support/forbidden-transitions.ts'
import { noObstacle } from './actions/obstacles.ts'
import { directive } from './directive.ts'
import { referral } from './referral.ts'

test('whatever the tables of directives and referrals do not allow is refused with its reason, in every state and for every role', () => {
  expectEverythingElseRefused(directive, noObstacle)
  expectEverythingElseRefused(referral, {})
})
