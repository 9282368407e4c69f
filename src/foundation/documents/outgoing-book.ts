import { type DocumentType, documentTypes } from './document-type.ts'

/**
 * In which book of an agency a document is numbered. Types that share an abbreviation share a book (a notice of conclusions is a
 * notice), so that no number line stands twice in a year. An official letter has a book of its own.
 */
export function bookOf(type: DocumentType): string {
  return type === 'official-letter' ? 'letters' : documentTypes[type].abbreviation
}
