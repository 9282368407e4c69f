import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { drawDocx, drawPdf, readDocument } from '../../../foundation/documents/contract.ts'
import { addressOf } from '../../../platform/http/client.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { ShownDirective } from '../contract.ts'
import { RecordDialog } from './RecordDialog.tsx'

/** The official pages written of a draft: to be printed and signed elsewhere, and brought back with number, day and PDF. */
export function OfficialPages({ directive }: { directive: ShownDirective }) {
  const { t } = useWords()
  const { page, submissions } = directive
  return (
    <section className="card" aria-labelledby="official-pages">
      <div className="card-head">
        <h2 id="official-pages">
          {directive.state === 'drafted' ? t('directives.official-pages') : t('directives.pages-written')}
        </h2>
      </div>
      <ul className="official-pages">
        {page ? <Page id={page.id} words={page.words} /> : null}
        {submissions.map(({ id, words }) => (
          <Page key={id} id={id} words={words} />
        ))}
      </ul>
      {directive.signing ? (
        <p className="card-body quiet">
          {t(directive.signing.isStated ? 'directives.signing-stated' : 'directives.signing-goes-here')}
        </p>
      ) : null}
      {page === null && submissions.length === 0 ? <p className="card-body quiet">{t('directives.no-page-yet')}</p> : null}
    </section>
  )
}

function Page({ id, words }: { id: string; words: { vi: string; en: string } }) {
  const { t, day } = useWords()
  const mayRecord = useMay('document.register')
  const [recording, setRecording] = useState(false)
  const document = useAsk(readDocument, { params: { documentId: id } }).data
  const params = { documentId: id }
  const isDraft = document?.state === 'drafted' && document.becameId === null
  return (
    <li>
      <DocumentLink id={document?.becameId ?? id} words={words} />
      {document === undefined ? null : isDraft ? (
        <StateMark tone="none" word={t('directives.not-signed-yet')} />
      ) : (
        <StateMark
          tone="ok"
          word={
            document.becameId === null && document.issuedOn
              ? t('directives.signed-is-back', { number: document.numberLine, day: day(document.issuedOn) })
              : t('directives.signed-is-in-the-register')
          }
        />
      )}
      <div className="official-actions">
        <a className="button" href={addressOf(drawPdf, { params })} download>
          <IconFileTypePdf size={16} aria-hidden="true" />
          <span>{isDraft ? t('directives.draft-pdf') : 'PDF'}</span>
        </a>
        <a className="button" href={addressOf(drawDocx, { params })} download>
          <IconFileTypeDocx size={16} aria-hidden="true" />
          <span>{isDraft ? t('directives.draft-word') : 'Word'}</span>
        </a>
        {isDraft && mayRecord ? (
          <Button look="primary" onClick={() => setRecording(true)}>
            {t('directives.record-signed')}
          </Button>
        ) : null}
      </div>
      {isDraft && !mayRecord ? <p className="quiet">{t('directives.clerk-records')}</p> : null}
      {recording && document ? <RecordDialog document={document} onClose={() => setRecording(false)} /> : null}
    </li>
  )
}
