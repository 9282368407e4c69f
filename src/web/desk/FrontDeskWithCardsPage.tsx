import { issuePersonalCard } from '../../field/check-ins/contract.ts'
import { readScannedCode } from '../../field/check-ins/scanned-code.ts'
import { type CardPrinter, FrontDeskPage } from '../../foundation/people/web/FrontDeskPage.tsx'
import { useSend } from '../api/ask.ts'
import { useObjectUrl } from './object-url.ts'
import type { ReadPaper } from './PaperField.tsx'

/** The front desk with what a door can do: it reads cards and prints codes. */
export function FrontDeskWithCardsPage() {
  const sending = useSend(issuePersonalCard)
  const url = useObjectUrl(sending.reply)
  const card: CardPrinter = {
    shape: issuePersonalCard.body,
    print: (body) => sending.send({ body }),
    printing: sending.sending,
    problem: sending.problem,
    url,
    forget: sending.forget,
  }
  return <FrontDeskPage readPaper={readPaper} card={card} />
}

const readPaper: ReadPaper = (text, today) => {
  const read = readScannedCode(text, { publicUrl: location.origin, today })
  if (read.kind !== 'citizen-card' && read.kind !== 'national-qr') return undefined
  return {
    name: read.name,
    bornOn: read.bornOn,
    documentNumber: read.documentNumber,
    documentKind: read.documentKind,
    ...(read.phone ? { phone: read.phone } : {}),
  }
}
