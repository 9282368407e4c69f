import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useAccount } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { type Form, textsIn, useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { Capability } from '../capability.ts'
import { readSolution, reviseProposal, submitProposal } from '../contract.ts'
import { proposalKinds } from '../proposal.ts'
import { CapabilityFields, capabilitiesIn } from './CapabilityFields.tsx'
import { PubliccodeField } from './PubliccodeField.tsx'
import { VendorField } from './VendorField.tsx'
import type { SolutionWhole } from './wholes.ts'
import '../../../web/design/columns.css'
import './solutions.css'

const places = z.strictObject({ solutionId: z.string() })

/** Point 3: a company, or the technology authority for one that wrote a letter, proposes a solution. */
export function NewProposalPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const isVendor = useAccount().roles.every(({ role }) => role === 'vendor')
  const sending = useSend(submitProposal, ({ id }) => {
    announce(t('solutions.proposal-is-submitted'))
    void navigate({ to: `/proposals/${id}` })
  })
  const sentences = useSentences()
  const form = useForm({
    shape: submitProposal.body,
    sentences,
    read: (data) => {
      const { proposerId = null, documentId = null, overlapReason = null } = textsIn(data)
      return { content: contentIn(data), proposerId, documentId, overlapReason }
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <div className="page page-narrow">
      <PageHeader title={t('solutions.submit-proposal')} back={<Back />}>
        {t('solutions.submit-proposal-lead')}
      </PageHeader>
      <ProposalForm form={form} submit={t('solutions.submit-proposal')} busy={sending.sending}>
        {isVendor ? null : (
          <>
            <VendorField form={form} name="proposerId" label={t('solutions.proposer')} hint={t('solutions.proposer-hint')} />
            <DocumentField form={form} name="documentId" label={t('solutions.proposal-letter')} optional />
          </>
        )}
      </ProposalForm>
    </div>
  )
}

/** The text is changed: another round begins, and what was said about the old text no longer counts. */
export function ReviseProposalPage() {
  const { solutionId } = usePathPlaces(places)
  const asked = useAsk(readSolution, { params: { solutionId } })
  if (asked.data) return <Revise solution={asked.data} />
  return (
    <div className="page page-narrow">
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[64, 600]} />}
    </div>
  )
}

function Revise({ solution }: { solution: SolutionWhole }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { id: solutionId, proposal } = solution
  // As it was when the form was opened: what somebody else changes meanwhile must be seen, not written over.
  const [read] = useState(proposal)
  const sending = useSend(reviseProposal, () => {
    announce(t('solutions.proposal-is-revised'))
    void navigate({ to: `/proposals/${solutionId}` })
  })
  const sentences = useSentences()
  const form = useForm({
    shape: reviseProposal.body,
    sentences,
    read: (data) => ({
      version: read?.version,
      content: contentIn(data),
      overlapReason: textsIn(data).overlapReason ?? null,
    }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  const round = read?.rounds.find((one) => one.round === read.round)
  if (round === undefined) return null
  return (
    <div className="page page-narrow">
      <PageHeader title={t('solutions.proposal.command.revise')} back={<Back to={`/proposals/${solutionId}`} />}>
        {t('solutions.revise-lead')}
      </PageHeader>
      <ReloadOffer problem={sending.problem} onReload={() => void navigate({ to: `/proposals/${solutionId}` })} />
      <ProposalForm
        form={form}
        round={round}
        itself={solutionId}
        reason={solution.overlapReason}
        submit={t('solutions.send-revised')}
        busy={sending.sending}
      />
    </div>
  )
}

function Back({ to = '/proposals' }: { to?: string }) {
  const { t } = useWords()
  return (
    <PageLink to={to} className="back-link">
      ← {to === '/proposals' ? t('desk.page.proposals') : t('solutions.back-to-proposal')}
    </PageLink>
  )
}

interface ProposalFormProps {
  form: Form
  submit: string
  busy: boolean
  round?: NonNullable<SolutionWhole['proposal']>['rounds'][number]
  itself?: string
  reason?: string | null
  children?: ReactNode
}

function ProposalForm({ form, submit, busy, round, itself, reason, children }: ProposalFormProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<readonly Capability[]>(round?.capabilities ?? [])
  return (
    <form
      className="form card card-body"
      {...form.props}
      onChange={(event) => setChosen(capabilitiesIn(new FormData(event.currentTarget), 'content.capabilities'))}
    >
      <ErrorSummary form={form} />
      {round ? null : <PubliccodeField form={form} />}
      <Picks
        form={form}
        name="content.kind"
        label={t('solutions.kind')}
        options={proposalKinds.map((kind) => ({
          value: kind,
          label: t(`solutions.proposal.kind.${kind}`),
          hint: t(`solutions.kind-hint.${kind}`),
        }))}
        {...(round ? { start: round.kind } : {})}
      />
      <TextField form={form} name="content.name" label={t('solutions.name')} maxLength={200} start={round?.name ?? ''} />
      <TextField
        form={form}
        name="content.nameEn"
        label={t('solutions.name-en')}
        maxLength={200}
        optional
        start={round?.nameEn ?? ''}
      />
      <CapabilityFields
        form={form}
        name="content.capabilities"
        chosen={chosen}
        reasonName="overlapReason"
        {...(round ? { starts: round.capabilities } : {})}
        {...(itself ? { itself } : {})}
        {...(reason ? { reason } : {})}
      />
      <TextField
        form={form}
        name="content.evidence"
        label={t('solutions.evidence')}
        hint={t('solutions.evidence-hint')}
        lines={5}
        start={round?.evidence ?? ''}
      />
      <TextField
        form={form}
        name="content.privacySummary"
        label={t('solutions.privacy')}
        hint={t('solutions.privacy-hint')}
        lines={5}
        start={round?.privacySummary ?? ''}
      />
      {children}
      <div className="form-actions">
        <Button look="primary" type="submit" busy={busy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

function useSentences() {
  const { t } = useWords()
  return {
    'content.kind': t('solutions.kind-wanted'),
    'content.name': t('solutions.name-wanted'),
    'content.nameEn': t('solutions.name-wanted'),
    'content.capabilities': t('solutions.capabilities-wanted'),
    'content.evidence': t('solutions.evidence-wanted'),
    'content.privacySummary': t('solutions.privacy-wanted'),
    overlapReason: t('solutions.overlap-reason-wanted'),
  }
}

function contentIn(data: FormData) {
  const text = (name: string) => String(data.get(`content.${name}`) ?? '').trim()
  return {
    kind: text('kind'),
    name: text('name'),
    nameEn: text('nameEn') || null,
    capabilities: capabilitiesIn(data, 'content.capabilities'),
    evidence: text('evidence'),
    privacySummary: text('privacySummary'),
  }
}
