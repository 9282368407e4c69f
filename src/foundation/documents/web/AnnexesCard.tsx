import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { DocumentDetail } from '../document-view.ts'
import { annexHeads } from '../layout/annex-words.ts'
import type { OfficialDocument } from '../layout/official-document.ts'
import { giverOf } from '../layout/printed-page.ts'
import { readOutgoing } from '../outgoing-contract.ts'
import { AnnexesDialog } from './AnnexesDialog.tsx'
import { Card } from './Card.tsx'

/** Of a draft: what goes with it and whose opinion it conveys, and the button to write both while the draft is still open. */
export function AnnexesCard({ document }: { document: DocumentDetail }) {
  const mayDraft = useMay('document.draft')
  const { data } = useAsk(readOutgoing, { params: { documentId: document.id } })
  const { content } = document
  if (content === null || document.state !== 'drafted' || document.becameId !== null || data === undefined) return null
  const isOpen = mayDraft && document.mayChange && (data.way === null || data.way.state === 'draft')
  const isEmpty = content.opinion === null && (content.annexes ?? []).length === 0
  return isOpen || !isEmpty ? <Shown document={document} content={content} isOpen={isOpen} /> : null
}

function Shown({ document, content, isOpen }: { document: DocumentDetail; content: OfficialDocument; isOpen: boolean }) {
  const { t } = useWords()
  const [writing, setWriting] = useState(false)
  const annexes = content.annexes ?? []
  const heads = annexHeads(annexes)
  return (
    <Card title={t('documents.annexes')}>
      <p>
        {content.opinion === null
          ? t('documents.opinion-none')
          : `${t('documents.conveys-opinion-of')}: ${giverOf(content.opinion)}`}
      </p>
      {annexes.length === 0 ? (
        <p className="annex-none">{t('documents.annexes-none')}</p>
      ) : (
        <ul className="annex-list">
          {annexes.map(({ name, title }, at) => (
            <li key={`${heads[at]} ${title}`} lang="vi">
              <b>{name === '' ? heads[at] : name}</b> {title}
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <Button icon={IconPencil} onClick={() => setWriting(true)}>
          {t('documents.annexes-write')}
        </Button>
      ) : null}
      {writing ? <AnnexesDialog document={document} content={content} onClose={() => setWriting(false)} /> : null}
    </Card>
  )
}
