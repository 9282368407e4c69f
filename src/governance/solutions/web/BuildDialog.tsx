import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { Capability } from '../capability.ts'
import { buildSolution } from '../contract.ts'
import { CapabilityFields, capabilitiesIn } from './CapabilityFields.tsx'
import type { RequirementStepProps } from './wholes.ts'

/** A requirement is answered with a solution to be built; what already does the same is shown before it is. */
export function BuildDialog({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<readonly Capability[]>([])
  const sending = useSend(buildSolution, () => {
    announce(t('solutions.step-is-done', { step: t('solutions.requirement.command.build') }))
    onClose()
  })
  const form = useForm({
    shape: buildSolution.body,
    sentences: {
      name: t('solutions.name-wanted'),
      capabilities: t('solutions.capabilities-wanted'),
      overlapReason: t('solutions.overlap-reason-wanted'),
    },
    read: (data) => ({ version, ...textsIn(data), capabilities: capabilitiesIn(data, 'capabilities') }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.requirement.command.build')} form={form} problem={sending.problem} onClose={onClose}>
      <TextField form={form} name="name" label={t('solutions.name')} maxLength={200} />
      <TextField form={form} name="nameEn" label={t('solutions.name-en')} maxLength={200} optional />
      {/* Ticking shows at once what already does the same. */}
      <div onChange={(event) => setChosen(ticked(event.currentTarget))} className="form">
        <CapabilityFields form={form} name="capabilities" chosen={chosen} reasonName="overlapReason" />
      </div>
    </StepDialog>
  )
}

function ticked(within: HTMLElement): Capability[] {
  const form = within.closest('form')
  return form ? capabilitiesIn(new FormData(form), 'capabilities') : []
}
