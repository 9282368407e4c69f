import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type DocumentType, documentTypeNames } from '../document-type.ts'
import { bookOf } from '../outgoing-book.ts'
import { switchSigning } from '../outgoing-contract.ts'

interface SwitchDialogProps {
  book: string
  agency: string
  signsHere: boolean
  onClose: () => void
}

/** One type a book; an appendix bears the number of its document. */
const numbered = documentTypeNames.filter(
  (type, at, all) => type !== 'appendix' && all.findIndex((one) => bookOf(one) === bookOf(type)) === at,
)

/**
 * Begins or ends signing here. A book that goes on from another system must say its last number of the year: a number that was given
 * there would be given here again.
 */
export function SwitchDialog({ book, agency, signsHere, onClose }: SwitchDialogProps) {
  const { t, term } = useWords()
  const sending = useSend(switchSigning, () => {
    announce(t('documents.register-out-changed'))
    onClose()
  })
  const form = useForm({
    shape: switchSigning.body,
    sentences: Object.fromEntries(numbered.map((_, at) => [`lastNumbers.${at}.last`, t('documents.register-out-last-wanted')])),
    read: (data) => ({ book, signsHere: !signsHere, lastNumbers: signsHere ? [] : lastNumbersIn(textsIn(data)) }),
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={signsHere ? t('documents.register-out-end') : t('documents.register-out-begin')}
      lead={signsHere ? t('documents.register-out-end-lead', { agency }) : t('documents.register-out-begin-lead', { agency })}
      form={form}
      problem={sending.problem}
      look={signsHere ? 'danger' : 'primary'}
      onClose={onClose}
    >
      {signsHere ? null : (
        <fieldset className="last-numbers">
          <legend>{t('documents.register-out-last')}</legend>
          {numbered.map((type) => (
            <TextField key={type} form={form} name={type} label={term('documents.type', type)} kind="digits" size={7} optional />
          ))}
        </fieldset>
      )}
    </StepDialog>
  )
}

/** Only what was typed: a type without a last number begins at one. */
function lastNumbersIn(typed: Readonly<Record<string, string>>): { type: DocumentType; last: number }[] {
  return numbered.flatMap((type) => {
    const last = typed[type]
    return last === undefined || last === '' ? [] : [{ type, last: Number(last) }]
  })
}
