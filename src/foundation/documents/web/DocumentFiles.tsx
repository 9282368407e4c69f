import { IconFileDownload, IconShieldCheck, IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { addressOf } from '../../../platform/http/client.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { attachFile, downloadFile } from '../contract.ts'
import type { DocumentDetail } from '../document-view.ts'
import { drawSlip, readSignatures } from '../outgoing-contract.ts'
import { Card } from './Card.tsx'

/** The signed PDF: download, upload, and what the product could read in it, to be compared with the paper. */
export function DocumentFiles({ document }: { document: DocumentDetail }) {
  const { t, number, instant } = useWords()
  const mayAttach = useMay('document.register') && document.mayChange && document.state !== 'recalled'
  const [newest] = document.files
  const read = useAsk(readSignatures, { params: { documentId: document.id } }, { enabled: newest !== undefined })
  const latest = read.data?.files.find(({ sha256 }) => sha256 === newest?.sha256)
  if (document.files.length === 0 && !mayAttach) return null
  return (
    <Card title={t('documents.file')}>
      {document.files.length === 0 ? <p className="quiet">{t('documents.no-file-yet')}</p> : null}
      <ul className="document-files">
        {document.files.map((file, at) => (
          <li key={file.sha256}>
            <a
              className="button"
              href={addressOf(downloadFile, { params: { documentId: document.id }, query: { sha256: file.sha256 } })}
              download
            >
              <IconFileDownload size={16} aria-hidden="true" />
              <span>{at === 0 ? t('documents.download') : t('documents.download-earlier')}</span>
            </a>
            <span className="quiet">
              {t('documents.file-facts', { pages: number(file.pages), size: number(file.size / 1024, 0) })} ·{' '}
              {instant(file.attachedAt)} · {file.attachedBy}
            </span>
          </li>
        ))}
      </ul>
      {latest?.isPublished ? (
        <p className="document-slip">
          <a className="button" href={addressOf(drawSlip, { params: { documentId: document.id } })} download>
            <IconShieldCheck size={16} aria-hidden="true" />
            <span>{t('documents.slip')}</span>
          </a>
          <span className="quiet">{t('documents.slip-hint')}</span>
        </p>
      ) : null}
      {mayAttach ? <Attach document={document} /> : null}
    </Card>
  )
}

/** What a second sending may confirm after the first was refused. */
const answers = {
  'document-has-another-file': { query: { instead: 'true' }, word: 'documents.put-in-its-place' },
  'signatures-are-broken': { query: { confirmed: 'true' }, word: 'documents.attach-all-the-same' },
  'signed-file-says-otherwise': { query: { confirmed: 'true' }, word: 'documents.attach-all-the-same' },
} as const

function Attach({ document }: { document: DocumentDetail }) {
  const { t, day, language } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | undefined>(undefined)
  const [agreed, setAgreed] = useState<Readonly<Record<string, 'true'>>>({})
  const sending = useSend(attachFile, () => {
    announce(t('documents.file-attached'))
    setFile(undefined)
    setAgreed({})
    if (input.current) input.current.value = ''
  })
  const send = (chosen: File, query: Readonly<Record<string, 'true'>>) => {
    setAgreed(query)
    void sending.send({ params: { documentId: document.id }, query, upload: new Blob([chosen], { type: 'application/pdf' }) })
  }
  const { problem, reply } = sending
  const answer = Object.entries(answers).find(([code]) => code === problem?.code)?.[1]
  const found = reply?.found
  return (
    <div className="document-attach">
      <input
        ref={input}
        id="signed-pdf"
        className="only-heard"
        type="file"
        accept="application/pdf"
        aria-label={t('documents.choose-file')}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          if (chosen === undefined) return
          setFile(chosen)
          sending.forget()
          send(chosen, {})
        }}
      />
      <Button icon={IconUpload} busy={sending.sending} onClick={() => input.current?.click()}>
        {document.files.length === 0 ? t('documents.choose-file') : t('documents.choose-newer-file')}
      </Button>
      {problem ? (
        <div className="document-attach-problem" role="alert">
          <p>{problem.messages[language]}</p>
          {answer && file ? <Button onClick={() => send(file, { ...agreed, ...answer.query })}>{t(answer.word)}</Button> : null}
        </div>
      ) : null}
      {found ? (
        <div className="document-attach-found" role="status">
          {found.number === null && found.issuedOn === null ? (
            <StateMark tone="none" word={t('documents.nothing-found-in-file')} />
          ) : (
            <StateMark
              tone="ok"
              word={t('documents.found-in-file', {
                number: found.number === null ? '—' : [found.number, found.notation].filter((part) => part !== null).join('/'),
                day: found.issuedOn === null ? '—' : day(found.issuedOn),
              })}
            />
          )}
        </div>
      ) : null}
    </div>
  )
}
