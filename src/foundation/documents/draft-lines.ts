import { type ChangedText, changedTexts, type NamedText } from '../../vocabulary/changed-texts.ts'
import type { Block, OfficialDocument } from './layout/official-document.ts'
import { giverOf } from './layout/printed-page.ts'
import { signatureLines } from './signature-block.ts'

/** What differs between two texts of a draft, part by part of the page, as it is read there. */
export function changedLines(before: OfficialDocument, after: OfficialDocument): ChangedText[] {
  return changedTexts(partsOf(before), partsOf(after))
}

function partsOf({
  type,
  priority,
  subject,
  authority,
  addressees,
  opinion,
  body,
  signer,
  recipients,
}: OfficialDocument): NamedText[] {
  const named = (what: string, text: string): NamedText => ({ what: `documents.${what}`, of: null, text })
  return [
    named('type', `documents.type.${type}`),
    named('priority', `documents.priority.${priority}`),
    named('subject', subject),
    named('addressees', addressees.join('\n')),
    named('conveys-opinion-of', opinion === null ? '' : giverOf(opinion)),
    named('body', [authority ?? '', ...body.map(lineOf)].filter((line) => line !== '').join('\n')),
    named('signer', [...signatureLines(signer), signer.name].join('\n')),
    named('recipients', recipients.join('\n')),
  ]
}

function lineOf(block: Block): string {
  switch (block.kind) {
    case 'article':
      return `Điều ${block.number}. ${[block.title, block.text].filter((part) => part !== '').join('\n')}`
    case 'point':
      return `${block.number}. ${block.text}`
    case 'sub-point':
      return `${block.letter}) ${block.text}`
    case 'dash':
      return `- ${block.text}`
    default:
      return block.text
  }
}
