import { IconFileTypeDocx, IconFileTypePdf, IconGitBranch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { addressOf } from '../../../platform/http/client.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { drawDocx, drawPdf, readDocument } from '../contract.ts'
import { documentId } from '../document-form.ts'
import type { DocumentDetail } from '../document-view.ts'
import { AnnexesCard } from './AnnexesCard.tsx'
import { DocumentFacts, DocumentHistory, DocumentPoints, DocumentRecipients, DocumentSources } from './DocumentFacts.tsx'
import { DocumentFiles } from './DocumentFiles.tsx'
import { DocumentRelations } from './DocumentRelations.tsx'
import { DocumentSignatures } from './DocumentSignatures.tsx'
import { DocumentPaper } from './OfficialPaper.tsx'
import { OutgoingSteps } from './OutgoingSteps.tsx'
import { toneOfState } from './tone-of-state.ts'
import './documents.css'

const places = z.strictObject({ documentId })

interface DocumentPageProps {
  /** What rooms above put beside a document: the tasks made from its points. */
  beside?: (document: DocumentDetail) => ReactNode
}

/** One document: the paper on the left, what is known of it on the right. */
export function DocumentPage({ beside }: DocumentPageProps) {
  const { t } = useWords()
  const { documentId } = usePathPlaces(places)
  const asked = useAsk(readDocument, { params: { documentId } })
  const back = <PageLink to="/documents">← {t('documents.title')}</PageLink>
  if (asked.data === undefined) {
    return (
      <div className="page">
        {asked.problem ? (
          <>
            <PageHeader title={t('documents.title')} back={back} />
            <Trouble problem={asked.problem} again={asked.again} />
          </>
        ) : (
          <Skeleton heights={[56, 680]} />
        )}
      </div>
    )
  }
  return <Shown document={asked.data} back={back} beside={beside?.(asked.data)} />
}

function Shown({ document, back, beside }: { document: DocumentDetail; back: ReactNode; beside: ReactNode }) {
  const { t, term, language } = useWords()
  const installation = useInstallation().data
  const isDraft = document.state === 'drafted'
  const made = isDraft ? ('draft' as const) : ('set-again' as const)
  const marks = document.origin === 'drafted' && installation?.sampleData ? [made, 'simulated' as const] : [made]
  const params = { documentId: document.id }
  const type = term('documents.type', document.type)
  const subject = language === 'en' ? (document.glossEn ?? document.subject) : document.subject
  return (
    <div className="page document-page">
      <PageHeader
        title={isDraft ? `${t('documents.state.drafted')}: ${type}` : `${type} ${document.numberLine}`}
        back={back}
        actions={
          <>
            {document.content === null ? null : (
              <>
                <a className="button" href={addressOf(drawPdf, { params })} download>
                  <IconFileTypePdf size={16} aria-hidden="true" />
                  <span>PDF</span>
                </a>
                <a className="button" href={addressOf(drawDocx, { params })} download>
                  <IconFileTypeDocx size={16} aria-hidden="true" />
                  <span>Word</span>
                </a>
              </>
            )}
            {isDraft ? null : (
              <PageLink className="button" to={`/documents/chain?about=${encodeURIComponent(document.id)}`}>
                <IconGitBranch size={16} aria-hidden="true" />
                <span>{t('documents.on-the-chain')}</span>
              </PageLink>
            )}
            <PrintButton />
          </>
        }
      >
        <span className="document-line">
          <StateMark tone={toneOfState(document.state)} word={term('documents.state', document.state)} />
          {document.notSeen ? <span className="document-tag">{t('documents.text-not-read')}</span> : null}
          <span>{subject}</span>
        </span>
      </PageHeader>
      <div className="document-columns">
        <DocumentPaper
          document={document}
          marks={marks}
          year={installation ? civilDay(new Date(installation.businessNow)).slice(0, 4) : ''}
        />
        <div className="document-side">
          {document.becameId === null ? null : (
            <p className="document-became">
              {t('documents.became')} <PageLink to={`/documents/${document.becameId}`}>{t('documents.open-signed')}</PageLink>
            </p>
          )}
          {document.origin === 'drafted' ? <OutgoingSteps documentId={document.id} subject={document.subject} /> : null}
          {document.origin === 'drafted' ? <AnnexesCard document={document} /> : null}
          {beside}
          <DocumentSignatures document={document} />
          <DocumentFacts document={document} />
          <DocumentRelations document={document} />
          <DocumentRecipients document={document} />
          <DocumentPoints document={document} />
          <DocumentFiles document={document} />
          <DocumentSources document={document} />
          <DocumentHistory document={document} />
        </div>
      </div>
    </div>
  )
}
