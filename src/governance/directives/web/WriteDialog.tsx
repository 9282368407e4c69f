import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Picks } from '../../../web/design/Choice.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { higherBodies } from '../authority-rule.ts'
import { type ShownDirective, writeDocument } from '../contract.ts'
import { CapacityField } from './CapacityField.tsx'

/** Writes the official page: the directive with what is within authority, or a submission with what is beyond, to whom it belongs. */
export function WriteDialog({ directive, onClose }: { directive: ShownDirective; onClose: () => void }) {
  const { t } = useWords()
  const { id: directiveId, version, provisions } = directive
  const has = (to: string | null) =>
    provisions.some(({ authority }) => authority !== null && (authority.within ? null : authority.recommendTo) === to)
  const bodies = higherBodies.filter((body) => has(body))
  const kinds = [...(has(null) ? (['directive'] as const) : []), ...bodies]
  const [kind, setKind] = useState<string>(kinds[0] ?? 'directive')
  const sending = useSend(writeDocument, () => {
    announce(t('directives.page-is-written'))
    onClose()
  })
  const form = useForm({
    shape: writeDocument.body,
    sentences: { reasonVi: t('directives.reason-wanted'), signerName: t('directives.signer-name-wanted') },
    read: (data) => {
      const { to, reasonVi = null, capacityId = null, signerName = null } = textsIn(data)
      const signing = { version, capacityId, signerName }
      return to === 'directive' ? { ...signing, recommendTo: null, reasonVi: null } : { ...signing, recommendTo: to, reasonVi }
    },
    send: (body) => sending.send({ params: { directiveId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('directives.command.write-document')}
      lead={t('directives.write-lead')}
      submit={t('directives.write')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLInputElement && event.target.name === 'to') setKind(event.target.value)
        }}
      >
        <Picks
          form={form}
          name="to"
          label={t('directives.which-page')}
          start={kinds[0] ?? 'directive'}
          options={kinds.map((one) => ({
            value: one,
            label: one === 'directive' ? t(`directives.form.${directive.form}`) : t('directives.submission'),
            hint: one === 'directive' ? t('directives.page-within') : t(`directives.recommend-to.${one}`),
          }))}
        />
      </div>
      {kind === 'directive' ? null : (
        <TextField form={form} name="reasonVi" label={t('directives.referral.reason')} lines={3} maxLength={3000} />
      )}
      <CapacityField form={form} signsFor="health-authority" optional />
      <TextField
        form={form}
        name="signerName"
        label={t('directives.signer-name')}
        hint={t('directives.signer-name-hint')}
        maxLength={120}
        optional
      />
    </StepDialog>
  )
}
