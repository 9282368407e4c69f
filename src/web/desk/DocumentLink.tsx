import { IconFileText } from '@tabler/icons-react'
import { useMay } from '../api/session.ts'
import { PageLink } from './PageLink.tsx'
import { useWords } from './words.ts'
import './parts.css'

/** A document of the register by its name; a link for whoever may open it. */
export function DocumentLink({ id, words }: { id: string; words: { vi: string; en: string } }) {
  const { language } = useWords()
  const mayRead = useMay('document.read')
  const name = (
    <>
      <IconFileText size={15} stroke={1.7} aria-hidden="true" />
      <span>{words[language]}</span>
    </>
  )
  return mayRead ? (
    <PageLink to={`/documents/${id}`} className="document-link">
      {name}
    </PageLink>
  ) : (
    <span className="document-link">{name}</span>
  )
}
