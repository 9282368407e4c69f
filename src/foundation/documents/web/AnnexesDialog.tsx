import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { type Form, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { rewriteDraft } from '../contract.ts'
import type { DocumentDetail } from '../document-view.ts'
import { blocksOfLines, linesOfBlocks } from '../layout/block-lines.ts'
import type { Annex, OfficialDocument } from '../layout/official-document.ts'

interface AnnexesDialogProps {
  document: DocumentDetail
  content: OfficialDocument
  onClose: () => void
}

interface Row {
  readonly key: number
  readonly start: Annex | undefined
}

const most = 20

/** Writes what goes with a draft and whose opinion it conveys; everything else on the page stays as it is. */
export function AnnexesDialog({ document, content, onClose }: AnnexesDialogProps) {
  const { t } = useWords()
  const [rows, setRows] = useState<readonly Row[]>(() => (content.annexes ?? []).map((start, key) => ({ key, start })))
  const [next, setNext] = useState(rows.length)
  const sending = useSend(rewriteDraft, () => {
    announce(t('documents.annexes-saved'))
    onClose()
  })
  const form = useForm({
    shape: rewriteDraft.body,
    sentences: {
      'content.opinion.office': t('documents.opinion-office-wanted'),
      'content.opinion.name': t('documents.opinion-name-wanted'),
      'content.opinion.upon': t('documents.opinion-upon-wanted'),
      ...Object.fromEntries(
        rows.flatMap((_, at) => [
          [`content.annexes.${at}.name`, t('documents.annex-name-wanted', { number: at + 1 })],
          [`content.annexes.${at}.title`, t('documents.annex-title-wanted', { number: at + 1 })],
          [`content.annexes.${at}.body`, t('documents.annex-body-wanted', { number: at + 1 })],
        ]),
      ),
    },
    read: (data) => {
      const text = (name: string) => String(data.get(`content.${name}`) ?? '').trim()
      const { number: _number, issuedOn: _issuedOn, ...rest } = content
      const [office, name, upon] = [text('opinion.office'), text('opinion.name'), text('opinion.upon')]
      const opinion = office + name + upon === '' ? null : { office, name, upon: upon === '' ? null : upon }
      const annexes = rows.map(({ start }, at) => {
        const typed = text(`annexes.${at}.body`)
        // A text that nobody touched keeps its parts, also those that lines cannot say.
        const body = start && sameLines(linesOfBlocks(start.body), typed) ? start.body : blocksOfLines(typed)
        return { name: text(`annexes.${at}.name`), title: text(`annexes.${at}.title`), body }
      })
      return { version: document.version, content: { ...rest, opinion, annexes } }
    },
    send: (body) => sending.send({ params: { documentId: document.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('documents.annexes-write')}
      lead={t('documents.annexes-lead')}
      submit={t('documents.annexes-save')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <OpinionFields form={form} opinion={content.opinion} />
      {rows.map(({ key, start }, at) => (
        <fieldset key={key} className="annex-fields">
          <legend>{t('documents.annex-number', { number: at + 1 })}</legend>
          <TextField
            form={form}
            name={`content.annexes.${at}.name`}
            label={t('documents.annex-name')}
            hint={t('documents.annex-name-hint')}
            maxLength={60}
            start={start?.name ?? ''}
            optional
          />
          <TextField
            form={form}
            name={`content.annexes.${at}.title`}
            label={t('documents.annex-title')}
            lines={2}
            maxLength={500}
            start={start?.title ?? ''}
          />
          <TextField
            form={form}
            name={`content.annexes.${at}.body`}
            label={t('documents.annex-body')}
            hint={t('documents.annex-body-hint')}
            lines={8}
            maxLength={100_000}
            start={linesOfBlocks(start?.body ?? [])}
          />
          <p>
            <Button look="quiet" icon={IconTrash} onClick={() => setRows(rows.filter((row) => row.key !== key))}>
              {t('documents.annex-remove', { number: at + 1 })}
            </Button>
          </p>
        </fieldset>
      ))}
      {rows.length < most ? (
        <p>
          <Button
            icon={IconPlus}
            onClick={() => {
              setRows([...rows, { key: next, start: undefined }])
              setNext(next + 1)
            }}
          >
            {t('documents.annex-add')}
          </Button>
        </p>
      ) : null}
    </StepDialog>
  )
}

const sameLines = (one: string, other: string): boolean => one.trim() === other.replaceAll('\r\n', '\n').trim()

function OpinionFields({ form, opinion }: { form: Form; opinion: OfficialDocument['opinion'] }) {
  const { t } = useWords()
  return (
    <fieldset className="annex-fields">
      <legend>{t('documents.opinion')}</legend>
      <p className="quiet">{t('documents.opinion-hint')}</p>
      <TextField
        form={form}
        name="content.opinion.office"
        label={t('documents.opinion-office')}
        hint={t('documents.opinion-office-hint')}
        maxLength={300}
        start={opinion?.office ?? ''}
        optional
      />
      <TextField
        form={form}
        name="content.opinion.name"
        label={t('documents.opinion-name')}
        maxLength={120}
        start={opinion?.name ?? ''}
        optional
      />
      <TextField
        form={form}
        name="content.opinion.upon"
        label={t('documents.opinion-upon')}
        hint={t('documents.opinion-upon-hint')}
        lines={2}
        maxLength={2000}
        start={opinion?.upon ?? ''}
        optional
      />
    </fieldset>
  )
}
