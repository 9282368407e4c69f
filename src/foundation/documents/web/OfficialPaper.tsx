import { useWords } from '../../../web/desk/words.ts'
import { documentTypes } from '../document-type.ts'
import type { DocumentDetail } from '../document-view.ts'
import type { OfficialDocument } from '../layout/official-document.ts'
import {
  type Mark,
  type PrintedAnnex,
  type PrintedBlock,
  type PrintedPage,
  placeAndDate,
  printedPage,
} from '../layout/printed-page.ts'
import { writeNumberLine } from '../notation.ts'
import { Paper, PaperCountry, PaperHead } from './PaperHead.tsx'
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
      {page.isAppendix ? (
        <AppendixHead label={page.title} title={page.titleSubject} goesWith={page.goesWith} />
      ) : (
        <PaperHead {...page} />
      )}
      {page.title && !page.isAppendix ? (
        <div className="paper-title">
          <p>{page.title}</p>
          <p className="paper-title-subject">{page.titleSubject}</p>
          {page.authority ? <p>{page.authority}</p> : null}
        </div>
      ) : null}
      <Addressees page={page} />
      <Body blocks={page.body} />
      <Foot page={page} />
      {page.annexes.map((annex) => (
        <AnnexPart key={`${annex.label} ${annex.title}`} annex={annex} page={page} />
      ))}
    </Paper>
  )
}

function Body({ blocks }: { blocks: readonly PrintedBlock[] }) {
  return (
    <div className="paper-body">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never move
        <Block key={at} block={block} />
      ))}
    </div>
  )
}

/** Minutes of two sides have both signatures beside each other, and who gets it beneath. */
function Foot({ page }: { page: PrintedPage }) {
  const recipients =
    page.recipients.length === 0 ? (
      <div />
    ) : (
      <div className="paper-recipients">
        <p className="paper-recipients-title">Nơi nhận:</p>
        <ul>
          {page.recipients.map((line) => (
            <li key={line}>- {line}</li>
          ))}
        </ul>
      </div>
    )
  const signature = <Signature titles={page.signature} name={page.signerName} />
  if (page.otherSignature.length === 0)
    return (
      <div className="paper-foot">
        {recipients}
        {signature}
      </div>
    )
  return (
    <>
      <div className="paper-foot">
        <Signature titles={page.otherSignature} name={page.otherSignerName} />
        {signature}
      </div>
      <div className="paper-foot">{recipients}</div>
    </>
  )
}

function Signature({ titles, name }: { titles: readonly string[]; name: string }) {
  return (
    <div className="paper-signature">
      {titles.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="paper-signer">{name}</p>
    </div>
  )
}

function AppendixHead({ label, title, goesWith }: { label: string; title: string; goesWith: string }) {
  return (
    <div className="paper-appendix-head">
      <p>{label}</p>
      <p>{title}</p>
      <p className="paper-goes-with">{goesWith}</p>
    </div>
  )
}

/** An appendix, or a text that is issued with the document, with a head (without number and day) and a signature of its own. */
function AnnexPart({ annex, page }: { annex: PrintedAnnex; page: PrintedPage }) {
  return (
    <section className="paper-annex" aria-label={annex.label || annex.title}>
      {annex.name === '' ? null : (
        <PaperCountry {...(page.parentBody ? { parentBody: page.parentBody } : {})} issuer={page.issuer} />
      )}
      <AppendixHead label={annex.name || annex.label} title={annex.title} goesWith={annex.goesWith} />
      <Body blocks={annex.body} />
      {annex.name === '' ? null : (
        <div className="paper-foot">
          <div />
          <Signature titles={page.signature} name={page.signerName} />
        </div>
      )}
    </section>
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
        <span>{first}</span>
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
