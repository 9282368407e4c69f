import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { useAccount } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { ownAreas } from '../../../web/desk/own-areas.ts'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { communeIn, UnitPicker } from '../../../web/desk/UnitPicker.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { orderHold } from '../contract.ts'

/** Some venues or a commune, certain days, a document, a last day: nothing wider can be held. */
export function HoldDialog({ venueCode, onClose }: { venueCode?: string; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(orderHold, () => {
    announce(t('check-ins.hold-ordered'))
    onClose()
  })
  const areas = ownAreas(useAccount(), 'hold.order')
  const [isCommune, setCommune] = useState(false)
  const form = useForm({
    shape: orderHold.body,
    sentences: {
      venueCodes: t('check-ins.hold-venues-wanted'),
      unitPath: t('check-ins.hold-commune-wanted'),
      fromOn: t('check-ins.hold-day-wanted'),
      toOn: t('check-ins.hold-day-wanted'),
      untilOn: t('check-ins.hold-day-wanted'),
      documentNumber: t('check-ins.hold-document-wanted'),
      basis: t('check-ins.hold-basis-wanted'),
    },
    read: (data) => {
      const { whose: _, venueCodes, unitPath: __, ...rest } = textsIn(data)
      const codes = (venueCodes ?? '').split(/[\s,;]+/).filter((code) => code !== '')
      return { ...rest, ...(isCommune ? { unitPath: communeIn(data, 'unitPath') ?? '' } : { venueCodes: codes }) }
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('check-ins.hold-order')}
      lead={t('check-ins.hold-order-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <Picks
        form={form}
        name="whose"
        label={t('check-ins.hold-whose')}
        options={[
          { value: 'venues', label: t('check-ins.hold-of-venues') },
          { value: 'commune', label: t('check-ins.hold-of-commune'), hint: t('check-ins.hold-of-commune-hint') },
        ]}
        start="venues"
        onPick={(value) => setCommune(value === 'commune')}
      />
      {isCommune ? (
        <UnitPicker form={form} name="unitPath" areas={areas} />
      ) : (
        <TextField
          form={form}
          name="venueCodes"
          label={t('check-ins.hold-venues')}
          hint={t('check-ins.hold-venues-hint')}
          lines={2}
          maxLength={2000}
          start={venueCode ?? ''}
        />
      )}
      <DateField form={form} name="fromOn" label={t('check-ins.hold-from')} />
      <DateField form={form} name="toOn" label={t('check-ins.hold-to')} />
      <DateField form={form} name="untilOn" label={t('check-ins.hold-until')} hint={t('check-ins.hold-until-hint')} />
      <TextField
        form={form}
        name="documentNumber"
        label={t('check-ins.hold-document')}
        hint={t('check-ins.hold-document-hint')}
        maxLength={60}
        size={24}
      />
      <TextField
        form={form}
        name="basis"
        label={t('check-ins.hold-basis')}
        hint={t('check-ins.hold-basis-hint')}
        lines={3}
        maxLength={300}
      />
    </StepDialog>
  )
}
