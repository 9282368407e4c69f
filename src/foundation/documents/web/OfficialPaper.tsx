import { useWords } from '../../../web/desk/words.ts'
import { documentTypes } from '../document-type.ts'
import type { DocumentDetail } from '../document-view.ts'
import type { OfficialDocument } from '../layout/official-document.ts'
import { type Mark, type PrintedBlock, type PrintedPage, placeAndDate, printedPage } from '../layout/printed-page.ts'
import { writeNumberLine } from '../notation.ts'
import { Paper, PaperHead } from './PaperHead.tsx'
import './paper.css'

interface DocumentPaperProps {
  document: DocumentDetail
  /** What the paper must say of itself. */
  marks: readonly Mark[]
  /** For the date line of a draft. */
  year: string
}

/** The document as paper: its page where that is known, else its text, else its head and why there is no more. */
export function DocumentPaper({ document, marks, year }: DocumentPaperProps) {
  if (document.content !== null) return <OfficialPaper content={document.content} marks={marks} year={year} />
  if (document.fullText !== null) return <TextPaper text={document.fullText} />
  return <HeadOnlyPaper document={document} />
}

function OfficialPaper({ content, marks, year }: { content: OfficialDocument; marks: readonly Mark[]; year: string }) {
  const { t } = useWords()
  const page = printedPage(content, marks, year)
  return (
    <Paper label={t('documents.page-of', { number: page.numberLine })}>
      <p className="paper-marks">{page.marks.join(' · ')}</p>
      <PaperHead {...page} />
      {page.title ? (
        <div className="paper-title">
          <p>{page.title}</p>
          <p>{page.titleSubject}</p>
          {page.authority ? <p>{page.authority}</p> : null}
        </div>
      ) : null}
      <Addressees page={page} />
      <div className="paper-body">
        {page.body.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never move
          <Block key={at} block={block} />
        ))}
      </div>
      <div className="paper-foot">
        <div className="paper-recipients">
          <p className="paper-recipients-title">Nơi nhận:</p>
          <ul>
            {page.recipients.map((line) => (
              <li key={line}>- {line}</li>
            ))}
          </ul>
        </div>
        <div className="paper-signature">
          {page.signature.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="paper-signer">{page.signerName}</p>
        </div>
      </div>
    </Paper>
  )
}

/** One addressee stands in the line of `Kính gửi:`, several below it, each with a dash. */
function Addressees({ page: { addressedBy, addressees } }: { page: PrintedPage }) {
  const [first, ...others] = addressees
  if (addressedBy === '' || first === undefined) return null
  return (
    <div className="paper-addressees">
      <span>{addressedBy}</span>
      {others.length === 0 ? (
        <span>{first.replace(/\.$/u, '')}</span>
      ) : (
        <ul>
          {addressees.map((name) => (
            <li key={name}>- {name}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Block({ block: { kind, lead, text } }: { block: PrintedBlock }) {
  return (
    <p className={`paper-${kind}`}>
      {lead ? <b>{lead} </b> : null}
      {text}
    </p>
  )
}

function TextPaper({ text }: { text: string }) {
  const { t } = useWords()
  return (
    <Paper label={t('documents.full-text')}>
      <div className="paper-text">{text}</div>
    </Paper>
  )
}

/** Only what is known of a document whose text is not here; nobody should take it for the paper itself. */
function HeadOnlyPaper({ document }: { document: DocumentDetail }) {
  const { t, language } = useWords()
  const isLetter = document.type === 'official-letter'
  const numberLine = writeNumberLine(document.number, document.notation)
  const whyNoText = ({ notSeen, hasFile, sources }: DocumentDetail): string => {
    if (notSeen) return t('documents.not-seen')
    if (hasFile) return t('documents.text-in-file')
    return sources.length > 0 ? t('documents.text-not-entered') : t('documents.text-wanted')
  }
  const dated = document.issuedOn === null ? '' : placeAndDate('…', document.issuedOn, '').replace('…, n', 'N')
  return (
    <Paper label={t('documents.page-of', { number: numberLine })}>
      <PaperHead
        issuer={document.issuer.name.toLocaleUpperCase('vi')}
        numberLine={`Số: ${numberLine}`}
        letterSubject={isLetter ? document.subject : ''}
        placeAndDate={dated}
      />
      {isLetter ? null : (
        <div className="paper-title">
          <p>{documentTypes[document.type].vi}</p>
          <p>{document.subject}</p>
        </div>
      )}
      <div className="paper-missing" lang={language}>
        <p className="paper-missing-title">{document.notSeen ? t('documents.text-not-read') : t('documents.text-not-here')}</p>
        <p>{whyNoText(document)}</p>
        {document.subjectIsOurs ? <p>{t('documents.subject-is-ours')}</p> : null}
        {language === 'en' && document.glossEn !== null ? <p>{document.glossEn}</p> : null}
      </div>
    </Paper>
  )
}
