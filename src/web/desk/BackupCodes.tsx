import { IconCopy } from '@tabler/icons-react'
import { announce } from '../design/announce.ts'
import { Button } from '../design/Button.tsx'
import { copyText } from '../design/clipboard.ts'
import { useWords } from './words.ts'

/** The codes for the day on which the phone is lost; shown once, for a sheet of paper. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useWords()
  const copy = async () => {
    const copied = await copyText(codes.join('\n'))
    announce(copied ? t('desk.backup-codes-copied') : t('desk.backup-codes-not-copied'), copied ? 'ok' : 'bad')
  }
  return (
    <div className="backup-codes">
      <p>{t('desk.backup-codes-hint')}</p>
      <ul aria-label={t('desk.backup-codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button icon={IconCopy} onClick={() => void copy()}>
        {t('desk.copy-backup-codes')}
      </Button>
    </div>
  )
}
