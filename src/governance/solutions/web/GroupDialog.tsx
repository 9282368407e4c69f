import { useState } from 'react'
import type { z } from 'zod'
import { useList, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Choice } from '../../../web/design/Choice.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { difficultyRow } from '../contract/shape.ts'
import { groupMore, listProblems, stateProblem } from '../contract.ts'

interface GroupDialogProps {
  kind: 'state' | 'add'
  /** Ticked in the list; none is possible for a problem that a document shows. */
  difficulties: readonly z.output<typeof difficultyRow>[]
  onClose: () => void
  onDone: () => void
}

/** What was ticked becomes a problem, or goes behind one that is stated already. */
export function GroupDialog({ kind, ...given }: GroupDialogProps) {
  return kind === 'state' ? <StateProblem {...given} /> : <AddToProblem {...given} />
}

type Given = Omit<GroupDialogProps, 'kind'>

function StateProblem({ difficulties, onClose, onDone }: Given) {
  const { t } = useWords()
  const navigate = useNavigate()
  const difficultyIds = difficulties.map(({ id }) => id)
  const sending = useSend(stateProblem, ({ id }) => {
    announce(t('solutions.problem-is-stated'))
    onDone()
    void navigate({ to: `/problems/${id}` })
  })
  const form = useForm({
    shape: stateProblem.body,
    sentences: { title: t('solutions.problem-title-wanted'), grounds: t('solutions.grounds-wanted') },
    read: (data) => ({ difficultyIds, ...textsIn(data) }),
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.problem.command.state')}
      lead={t('solutions.out-of', { count: difficulties.length })}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="title" label={t('solutions.problem-title')} maxLength={200} />
      <TextField
        form={form}
        name="grounds"
        label={t('solutions.grounds')}
        hint={t('solutions.grounds-hint')}
        lines={4}
        start={difficulties
          .flatMap(({ words }) => (words ? [`– ${words}`] : []))
          .slice(0, 20)
          .join('\n')}
      />
      <DocumentField form={form} name="evidenceDocumentId" label={t('solutions.evidence-document')} optional />
    </StepDialog>
  )
}

function AddToProblem({ difficulties, onClose, onDone }: Given) {
  const { t } = useWords()
  const [problemId, setProblemId] = useState('')
  const problems = useList(listProblems, (after) => ({ query: { limit: 200, after } }))
  const open = problems.rows.filter(({ state }) => state !== 'met')
  const problem = open.find(({ id }) => id === problemId)
  const sending = useSend(groupMore, () => {
    announce(t('solutions.added-to-problem'))
    onDone()
  })
  const form = useForm({
    shape: groupMore.body,
    sentences: { version: t('solutions.problem-wanted'), difficultyIds: t('solutions.tick-first') },
    read: () => ({ version: problem?.version, difficultyIds: difficulties.map(({ id }) => id) }),
    send: (body) => sending.send({ params: { problemId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.add-to-problem')}
      lead={t('solutions.out-of', { count: difficulties.length })}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) setProblemId(event.target.value)
        }}
      >
        <Choice
          form={form}
          name="version"
          label={t('solutions.problem')}
          options={open.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </div>
    </StepDialog>
  )
}
