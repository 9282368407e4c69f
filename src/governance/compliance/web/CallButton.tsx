import { IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readContact } from '../contract.ts'

interface CallButtonProps {
  subjectPath: string
  name: string
}

/** Asks for the number when it is needed, for every reading is recorded, and dials it; where there is none it says whom to ask. */
export function CallButton({ subjectPath, name }: CallButtonProps) {
  const { t, language } = useWords()
  const mayCall = useMay('contact.read')
  const [phone, setPhone] = useState<string | null | undefined>(undefined)
  const asking = useSend(
    readContact,
    (reply) => {
      setPhone(reply.phone)
      if (reply.phone !== null) location.href = `tel:${reply.phone}`
    },
    (problem) => announce(problem.messages[language], 'bad'),
  )
  if (!mayCall) return null
  if (phone === null) {
    return (
      <p className="call-none" role="status">
        <b>{t('compliance.no-number')}</b> {t('compliance.no-number-hint')}
      </p>
    )
  }
  if (phone !== undefined) {
    return (
      <a className="button button-primary" href={`tel:${phone}`}>
        <IconPhone size={16} aria-hidden="true" />
        <span>{t('compliance.call-number', { phone })}</span>
      </a>
    )
  }
  return (
    <Button
      icon={IconPhone}
      label={t('compliance.call-name', { name })}
      busy={asking.sending}
      onClick={() => void asking.send({ body: { subjectPath } })}
    >
      {t('compliance.call')}
    </Button>
  )
}
