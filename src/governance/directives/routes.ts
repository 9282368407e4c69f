import { isDone } from '../../platform/http/contract.ts'
import { type Actor, type Call, type Route, route } from '../../platform/http/mount.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { acknowledgeDirective } from './actions/acknowledge.ts'
import { recordAct } from './actions/act.ts'
import type { Asker } from './actions/asker.ts'
import { readCascade } from './actions/cascade.ts'
import { decideReferral } from './actions/decide.ts'
import { checkDraft, createDraft, editDraft } from './actions/draft.ts'
import { askException, decideException, publicExceptions } from './actions/exception.ts'
import { issueDirective, recommendDirective } from './actions/issue.ts'
import { previewSketch } from './actions/preview.ts'
import { listDirectives, readDirective } from './actions/read.ts'
import { relayDirective } from './actions/relay.ts'
import { listReferrals, readReferral } from './actions/show-referral.ts'
import { stateSigning } from './actions/sign-here.ts'
import { writeDocument } from './actions/write-document.ts'
import { issuerRoles } from './authority-rule.ts'
import { capacitiesOn } from './capacity.ts'
import * as contract from './contract.ts'
import { readCapacities } from './data/files.ts'
import { isCitable } from './ground.ts'
import type { DirectiveHooks } from './hooks.ts'

export function directivesRoutes(hooks: DirectiveHooks): Route[] {
  const capacities = readCapacities()
  const shown = (call: Asking, id: string) => readDirective(call.tx, id, askerOf(call), hooks)
  return [
    route(contract.listDirectives, async (call) => {
      const { query, tx } = call
      const rows = await listDirectives(
        tx,
        { state: query.state ?? null, before: query.after ?? null, limit: query.limit },
        askerOf(call),
      )
      return { rows, next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null }
    }),
    route(contract.readDirective, (call) => shown(call, call.params.directiveId)),
    route(contract.previewDraft, ({ tx, body, scope, now }) => previewSketch(tx, body, { scope, now }, hooks)),
    route(contract.createDraft, async (call) => shown(call, await createDraft(call.tx, call.body, call, hooks))),
    route(contract.editDraft, async (call) => {
      await editDraft(call.tx, call.params.directiveId, call.body, call, hooks)
      return shown(call, call.params.directiveId)
    }),
    route(contract.checkDraft, async (call) => {
      await checkDraft(call.tx, call.params.directiveId, call.body.version, call)
      return shown(call, call.params.directiveId)
    }),
    route(contract.writeDocument, async ({ params, body, ...call }) => ({
      documentId: await writeDocument(call.tx, params.directiveId, body, call),
    })),
    route(contract.issueDirective, async (call) => {
      await issueDirective(call.tx, call.params.directiveId, call.body, call, hooks)
      return shown(call, call.params.directiveId)
    }),
    route(contract.stateSigning, async (call) => {
      await stateSigning(call.tx, call.params.directiveId, call.body, call, hooks)
      return shown(call, call.params.directiveId)
    }),
    route(contract.recordAct, async (call) => {
      await recordAct(call.tx, call.params.directiveId, call.body, call)
      return shown(call, call.params.directiveId)
    }),
    route(contract.relayDirective, async (call) => ({
      directiveId: await relayDirective(call.tx, call.params.directiveId, call.body, call),
    })),
    route(contract.recommendDirective, async (call) => {
      await recommendDirective(call.tx, call.params.directiveId, call.body, call, hooks)
      return shown(call, call.params.directiveId)
    }),
    route(contract.askException, async (call) => {
      await askException(call.tx, call.params.directiveId, call.body, call)
      return shown(call, call.params.directiveId)
    }),
    route(contract.decideException, async (call) =>
      shown(call, await decideException(call.tx, call.params.exceptionId, call.body, call)),
    ),
    route(contract.readPublicExceptions, ({ tx, now }) => publicExceptions(tx, now)),
    route(contract.acknowledgeDirective, async (call) => {
      await acknowledgeDirective(call.tx, call.params.directiveId, call)
      return isDone
    }),
    route(contract.readCascade, (call) =>
      readCascade(call.tx, call.params.directiveId, {
        ...askerOf(call),
        speaksFor: call.actor.scopesOf('directive.acknowledge'),
      }),
    ),
    route(contract.listReferrals, async (call) => {
      const { query, tx } = call
      const rows = await listReferrals(
        tx,
        { state: query.state ?? null, before: query.after ?? null, limit: query.limit },
        askerOf(call),
      )
      return { rows, next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null }
    }),
    route(contract.readReferral, (call) => readReferral(call.tx, call.params.referralId, askerOf(call))),
    route(contract.decideReferral, async (call) => {
      await decideReferral(call.tx, call.params.referralId, call.body, call, hooks)
      return readReferral(call.tx, call.params.referralId, askerOf(call))
    }),
    route(contract.listCapacities, async ({ now }) => {
      const on = civilDay(now)
      const rows = issuerRoles.flatMap((role) => capacitiesOn(capacities, role, on))
      return {
        on,
        rows: rows.map(({ id, signsFor, titleVi, titleEn, linesVi, grounds }) => ({
          id,
          signsFor,
          title: { vi: titleVi, en: titleEn },
          linesVi,
          basis: grounds.flatMap((one) => (isCitable(one, on) ? [one.vi] : [])).join('; '),
        })),
      }
    }),
  ]
}

type Asking = Pick<Call<unknown, unknown, unknown, Actor>, 'actor' | 'scope' | 'now' | 'tx'>

function askerOf({ actor, scope, now }: Asking): Asker {
  return { id: actor.id, scope, now, holds: (permission) => actor.scopesOf(permission).length > 0 }
}
