import { join } from 'node:path'
import type { Renderer } from '../../foundation/documents/public.ts'
import { openFileStore } from '../../platform/files.ts'
import type { House } from '../../platform/house.ts'
import { isDone } from '../../platform/http/contract.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import * as assignment from './actions/assignment.ts'
import { attestSolution, publiccodeOf } from './actions/attestation.ts'
import * as consultation from './actions/consultation.ts'
import * as defect from './actions/defect.ts'
import * as difficulty from './actions/difficulty.ts'
import { keepEvidence, readEvidence } from './actions/evidence.ts'
import * as extension from './actions/extension.ts'
import { countAt, type TakeFigure, takeFigure } from './actions/figure.ts'
import * as handover from './actions/handover.ts'
import { minutesOfHandover } from './actions/minutes.ts'
import * as problem from './actions/problem.ts'
import * as proposal from './actions/proposal.ts'
import { keepProposalFile, readProposalFile } from './actions/proposal-file.ts'
import { publish, showPublic, showPublications, withdrawPublished } from './actions/publication.ts'
import { reconcile } from './actions/reconciliation.ts'
import * as referral from './actions/referral.ts'
import { overlapsAtIntake } from './actions/registry.ts'
import * as remark from './actions/remark.ts'
import * as requirement from './actions/requirement.ts'
import { retireSolution } from './actions/retirement.ts'
import {
  showDifficulties,
  showFigure,
  showMyDifficulties,
  showProblem,
  showProblems,
  showRequirement,
  showRequirements,
} from './actions/show-requirement.ts'
import { showSolution, showSolutions } from './actions/show-solution.ts'
import { enterVersion } from './actions/version.ts'
import * as contract from './contract.ts'
import { readPubliccode } from './publiccode.ts'
import { worksForTheState } from './solution.ts'
import { waitingByCategory } from './store/difficulty.ts'
import { countSolutions } from './store/solution.ts'

/** The kind of file that an upload says it is. */
const sentAs = ({ headers }: { headers: Headers }): string => headers.get('content-type')?.split(';')[0]?.trim() ?? ''

/** `isMeasure` asks the catalogue of measures whether an id is one of its own; the printer sets the minutes. */
export function solutionsRoutes(house: House, given: { isMeasure: problem.IsMeasure; printer: Renderer }): Route[] {
  return [
    ...registryRoutes(takeFigure),
    ...assignmentRoutes(),
    ...handoverRoutes(house, given.printer),
    ...problemRoutes(given.isMeasure),
    ...requirementRoutes(takeFigure),
    ...proposalRoutes(house),
  ]
}

function registryRoutes(take: TakeFigure): Route[] {
  return [
    route(contract.listOverlaps, async ({ query, tx }) => ({
      rows: (await overlapsAtIntake(tx, query.capabilities)).map((one) => ({ ...one, shared: [...one.shared] })),
    })),
    route(contract.listSolutions, ({ query, tx, scope, now }) =>
      showSolutions(
        tx,
        {
          track: query.track ?? null,
          state: query.state ?? null,
          capability: query.capability ?? null,
          applicable: query.applicable === undefined ? null : query.applicable === 'true',
          folded: query.search === undefined || query.search === '' ? null : likePattern(foldVietnamese(query.search)),
          after: query.after ?? null,
          limit: query.limit,
        },
        scope,
        now,
      ),
    ),
    route(contract.countSolutions, async ({ tx, scope }) => ({
      rows: await countSolutions(tx, { scope, forTheState: worksForTheState(scope) }),
    })),
    route(contract.attestSolution, async (call) => {
      await attestSolution(call.tx, call.params.solutionId, call)
      return isDone
    }),
    route(contract.retireSolution, async (call) => {
      await retireSolution(call.tx, { ...call.params, ...call.body }, call)
      return isDone
    }),
    route(contract.readPubliccode, async (call) => {
      const text = await publiccodeOf(call.tx, call.params.solutionId, call)
      return { name: 'publiccode.yml', type: 'application/yaml', bytes: new TextEncoder().encode(text) }
    }),
    route(contract.enterVersion, async (call) => {
      await enterVersion(call.tx, { ...call.params, ...call.body }, call)
      return isDone
    }),
    route(contract.readPublicSolutions, (call) => showPublic(call.tx, take, call.now)),
    route(contract.listPublications, async ({ tx }) => ({ rows: await showPublications(tx) })),
    route(contract.publishSolutions, async (call) => {
      await publish(call.tx, call.body, call)
      return isDone
    }),
    route(contract.withdrawPublication, async (call) => {
      await withdrawPublished(call.tx, call.body, call)
      return isDone
    }),
    route(contract.readFromPubliccode, ({ body }) => Promise.resolve(readPubliccode(body.text))),
    route(contract.readSolution, (call) => showSolution(call.tx, call.params.solutionId, call, take)),
  ]
}

function assignmentRoutes(): Route[] {
  return [
    route(contract.assignSolution, (call) => assignment.assignSolution(call.tx, call.body, call)),
    route(contract.beginCompleting, (call) => assignment.beginCompleting(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.declareReady, (call) => assignment.declareReady(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.withdrawAssignment, (call) => assignment.withdrawAssignment(call.tx, { ...call.params, ...call.body }, call)),
  ]
}

function handoverRoutes(house: House, printer: Renderer): Route[] {
  const files = openFileStore(join(house.config.dataFolder, 'files'))
  return [
    route(contract.nameReceiver, (call) => handover.nameReceiver(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.checkItem, (call) => handover.checkItem(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.agreeNotApplicable, (call) => handover.agreeNotApplicable(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.reserveTheRest, (call) => handover.reserveTheRest(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.countByHand, (call) => handover.countByHand(call.tx, { ...call.params, ...call.body }, call, countAt)),
    route(contract.raiseDefect, (call) => defect.raiseDefect(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.fixDefect, (call) => defect.fixDefect(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.retestDefect, (call) => defect.retestDefect(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.keepEvidence, async ({ params, query, upload, ...call }) =>
      keepEvidence(house.database, files, { ...params, ...query, bytes: upload, sentAs: sentAs(call.request) }, call),
    ),
    route(contract.readEvidence, (call) => readEvidence(call.tx, files, call.params, call)),
    route(contract.acceptHandover, (call) => handover.acceptHandover(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.returnForCompletion, (call) => handover.returnForCompletion(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.transferSolution, (call) => handover.transferSolution(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.closeReservation, (call) => handover.closeReservation(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.drawMinutes, async (call) => {
      const { document, signedByBoth } = await minutesOfHandover(call.tx, call.params.solutionId, call)
      const marks = signedByBoth ? (['set-again'] as const) : (['draft'] as const)
      const bytes = await printer.render('pdf', document, marks, civilDay(call.now).slice(0, 4))
      return { name: 'bien-ban-ban-giao.pdf', type: 'application/pdf', bytes }
    }),
  ]
}

function problemRoutes(isMeasure: problem.IsMeasure): Route[] {
  return [
    route(contract.reportDifficulty, (call) => difficulty.reportDifficulty(call.tx, call.body, call)),
    route(contract.listDifficulties, (call) => {
      const { category = null, state = null, problemId = null, unit = null, after = null, limit } = call.query
      return showDifficulties(call.tx, { category, state, problemId, unit, after, limit }, call)
    }),
    route(contract.listMyDifficulties, (call) =>
      showMyDifficulties(call.tx, { after: call.query.after ?? null, limit: call.query.limit }, call),
    ),
    route(contract.countWaitingDifficulties, async ({ tx, scope }) => ({ rows: await waitingByCategory(tx, scope) })),
    route(contract.setDifficultyAside, (call) => difficulty.setDifficultyAside(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.stateProblem, (call) => problem.stateProblem(call.tx, call.body, call)),
    route(contract.listProblems, ({ query, tx, scope }) =>
      showProblems(tx, { state: query.state ?? null, after: query.after ?? null, limit: query.limit }, scope),
    ),
    route(contract.readProblem, (call) => showProblem(call.tx, call.params.problemId, call)),
    route(contract.groupMore, (call) => problem.groupMore(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.stateRequirement, (call) =>
      problem.stateRequirement(call.tx, { ...call.params, ...call.body }, isMeasure, call),
    ),
  ]
}

function requirementRoutes(take: TakeFigure): Route[] {
  return [
    route(contract.listRequirements, (call) => {
      const { state = null, problemId = null, after = null, limit } = call.query
      return showRequirements(call.tx, { state, problemId, after, limit }, call)
    }),
    route(contract.readRequirement, (call) => showRequirement(call.tx, call.params.requirementId, call)),
    route(contract.askAboutRequirement, (call) =>
      requirement.askAboutRequirement(call.tx, { ...call.params, ...call.body }, call),
    ),
    route(contract.clarifyRequirement, (call) => requirement.clarifyRequirement(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.raiseRequirement, (call) => requirement.raiseRequirement(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.settleRequirement, (call) => requirement.settleRequirement(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.reuseSolution, (call) => requirement.reuseSolution(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.buildSolution, (call) => requirement.buildSolution(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.openHandover, (call) => requirement.openHandover(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.startBuilding, (call) => requirement.startBuilding(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.submitForVerification, (call) =>
      requirement.submitForVerification(call.tx, { ...call.params, ...call.body }, call),
    ),
    route(contract.verifyRequirement, (call) =>
      requirement.verifyRequirement(call.tx, { ...call.params, ...call.body }, call, take),
    ),
    route(contract.readFigure, (call) => showFigure(call.tx, call.params.requirementId, call.query.on, call, take)),
  ]
}

function proposalRoutes(house: House): Route[] {
  const files = openFileStore(join(house.config.dataFolder, 'files'))
  return [
    route(contract.keepProposalFile, async ({ params, query, upload, ...call }) =>
      keepProposalFile(house.database, files, { ...params, ...query, bytes: upload, sentAs: sentAs(call.request) }, call),
    ),
    route(contract.readProposalFile, (call) => readProposalFile(call.tx, files, call.params, call)),
    route(contract.submitProposal, (call) => proposal.submitProposal(call.tx, call.body, call)),
    route(contract.reviseProposal, (call) => proposal.reviseProposal(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.askAboutProposal, (call) => proposal.askAboutProposal(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.clarifyProposal, (call) => proposal.clarifyProposal(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.openConsultation, (call) => proposal.openConsultation(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.giveOpinionForHealth, (call) =>
      consultation.giveOpinion(call.tx, { ...noReason, ...call.params, ...call.body, side: 'health' }, call),
    ),
    route(contract.giveOpinionForTechnology, (call) =>
      consultation.giveOpinion(call.tx, { ...noReason, ...call.params, ...call.body, side: 'technology' }, call),
    ),
    route(contract.confirmConditionForHealth, (call) =>
      consultation.confirmCondition(call.tx, { ...call.params, ...call.body, side: 'health' }, call),
    ),
    route(contract.confirmConditionForTechnology, (call) =>
      consultation.confirmCondition(call.tx, { ...call.params, ...call.body, side: 'technology' }, call),
    ),
    route(contract.askExtensionForHealth, (call) =>
      extension.askExtension(call.tx, { ...call.params, ...call.body, side: 'health' }, call),
    ),
    route(contract.askExtensionForTechnology, (call) =>
      extension.askExtension(call.tx, { ...call.params, ...call.body, side: 'technology' }, call),
    ),
    route(contract.decideExtension, (call) => extension.decideExtension(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.reconcileForHealth, (call) => reconcile(call.tx, { ...call.params, ...call.body, side: 'health' }, call)),
    route(contract.reconcileForTechnology, (call) =>
      reconcile(call.tx, { ...call.params, ...call.body, side: 'technology' }, call),
    ),
    route(contract.referProposal, (call) => referral.refer(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.settleProposal, (call) => referral.settle(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.withdrawProposal, (call) => referral.withdrawProposal(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.makeRemark, (call) => remark.makeRemark(call.tx, { ...call.params, ...call.body }, call)),
    route(contract.noteViewForHealth, async (call) => {
      await remark.noteView(call.tx, { ...call.params, side: 'health' }, call)
      return isDone
    }),
    route(contract.noteViewForTechnology, async (call) => {
      await remark.noteView(call.tx, { ...call.params, side: 'technology' }, call)
      return isDone
    }),
    route(contract.directBuild, (call) => proposal.directBuild(call.tx, { ...call.params, ...call.body }, call)),
  ]
}

const noReason = { reason: null, conditions: [] }

/** `%` and `_` that a person typed are letters, not wildcards. */
function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`)
}
