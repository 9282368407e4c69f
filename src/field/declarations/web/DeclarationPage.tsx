import { useState } from 'react'
import { z } from 'zod'
import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { openDeclaration } from '../contract.ts'
import { DeclarationDetail } from './DeclarationDetail.tsx'
import './follow-ups.css'

const places = z.strictObject({ declarationId: z.string() })

/** A declaration opens only for a stated purpose; who opened it stands on the record. */
export function DeclarationPage() {
  const { declarationId } = usePathPlaces(places)
  return <OneDeclaration key={declarationId} declarationId={declarationId} />
}

function OneDeclaration({ declarationId }: { declarationId: string }) {
  const { t } = useWords()
  const [purpose, setPurpose] = useState('')
  const opening = useSend(openDeclaration)
  const form = useForm({
    shape: openDeclaration.body,
    sentences: { purpose: t('declarations.purpose-wanted') },
    send: (body) => {
      setPurpose(body.purpose)
      return opening.send({ params: { declarationId }, body })
    },
    problem: opening.problem,
    busy: opening.sending,
  })
  const opened = opening.reply
  return (
    <div className="page">
      <PageHeader title={t('declarations.declaration')} back={<PageLink to="/declarations">{t('declarations.back')}</PageLink>} />
      {opened === undefined ? (
        <form className="form declaration-form card card-body" {...form.props}>
          <ErrorSummary form={form} />
          <p>{t('declarations.purpose-lead')}</p>
          <TextField
            form={form}
            name="purpose"
            label={t('declarations.purpose')}
            hint={t('declarations.purpose-hint')}
            maxLength={300}
          />
          <div className="form-actions">
            <Button type="submit" look="primary" busy={opening.sending}>
              {t('declarations.open')}
            </Button>
          </div>
        </form>
      ) : (
        <DeclarationDetail
          opened={opened}
          onCorrected={(id) => void opening.send({ params: { declarationId: id }, body: { purpose } })}
        />
      )}
    </div>
  )
}
