import { IconCopy } from '@tabler/icons-react'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { copyText } from '../../../web/design/clipboard.ts'
import { useWords } from '../../../web/desk/words.ts'

/** Shown once and kept nowhere: to be handed over in person, by phone or on paper. */
export function OneTimePassword({ username, password }: { username: string; password: string }) {
  const { t } = useWords()
  const copy = async () => {
    const copied = await copyText(password)
    announce(copied ? t('access.password-copied') : t('access.password-not-copied'), copied ? 'ok' : 'bad')
  }
  return (
    <div className="one-time-password" role="status">
      <p>{t('access.one-time-password-of', { username })}</p>
      <p className="one-time-password-line">
        <code>{password}</code>
        <Button icon={IconCopy} onClick={() => void copy()}>
          {t('access.copy-password')}
        </Button>
      </p>
      <p className="quiet">{t('access.one-time-password-hint')}</p>
    </div>
  )
}
