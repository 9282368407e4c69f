import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PasswordField, TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn, placeIn } from '../../../web/i18n/names.ts'
import { connectCamera } from '../contract.ts'
import { zones } from '../coverage.ts'

interface ConnectDialogProps {
  facilities: readonly { id: string; nameVi: string; nameEn: string; placeVi: string; placeEn: string }[]
  onClose: () => void
}

/** Which facility, where in it, at what address. A placement inside a private room cannot even be chosen. */
export function ConnectDialog({ facilities, onClose }: ConnectDialogProps) {
  const { t, language } = useWords()
  const sending = useSend(connectCamera, (camera) => {
    announce(t('cameras.connected', { name: camera.name }))
    onClose()
  })
  const form = useForm({
    shape: connectCamera.body,
    sentences: {
      facilityId: t('cameras.facility-wanted'),
      name: t('cameras.name-wanted'),
      placement: t('cameras.placement-wanted'),
      url: t('cameras.url-wanted'),
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('cameras.connect')} onClose={onClose}>
      <form {...form.props} className="form">
        <ErrorSummary form={form} />
        <Combobox
          form={form}
          name="facilityId"
          label={t('cameras.facility')}
          hint={t('cameras.facility-hint')}
          options={facilities.map((one) => ({ value: one.id, label: nameIn(language, one), hint: placeIn(language, one) }))}
          start={facilities.length === 1 ? facilities[0]?.id : undefined}
        />
        <TextField form={form} name="name" label={t('cameras.name')} hint={t('cameras.name-hint')} maxLength={120} />
        <Choice
          form={form}
          name="placement"
          label={t('cameras.placement')}
          hint={t('cameras.placement-hint')}
          options={zones.map((value) => ({ value, label: t(`cameras.zone.${value}`) }))}
        />
        <TextField form={form} name="url" label={t('cameras.url')} hint={t('cameras.url-hint')} maxLength={400} />
        <TextField form={form} name="user" label={t('cameras.user')} maxLength={100} optional />
        <PasswordField
          form={form}
          name="password"
          label={t('cameras.password')}
          hint={t('cameras.password-hint')}
          complete="new-password"
        />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={sending.sending}>
            {t('cameras.connect')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
