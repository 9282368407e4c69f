import { IconCopy } from '@tabler/icons-react'
import { useAsk } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { copyText } from '../../../web/design/clipboard.ts'
import { useWords } from '../../../web/desk/words.ts'
import { readCheckpoint } from '../contract.ts'
import { readNote, shortCode, verifyCommand } from './checkpoint.ts'

/** How long the log is, by what it can be recognised, and how somebody outside verifies it without trusting this page. */
export function CheckpointBox() {
  const { t, number } = useWords()
  const checkpoint = useAsk(readCheckpoint, {}, { everySeconds: 300 }).data
  const address = useInstallation().data?.publicUrl
  const note = checkpoint === undefined ? undefined : readNote(checkpoint.note)
  if (checkpoint === undefined || note === undefined) return null
  const command = verifyCommand(address ?? location.origin, t('audit.folder'))
  const copy = async () => {
    const copied = await copyText(command)
    announce(copied ? t('audit.command-copied') : t('audit.command-not-copied'), copied ? 'ok' : 'bad')
  }
  return (
    <section className="card card-body checkpoint" aria-labelledby="checkpoint">
      <h2 id="checkpoint" className="only-heard">
        {t('audit.checkpoint')}
      </h2>
      <dl>
        <div>
          <dt>{t('audit.entries')}</dt>
          <dd className="checkpoint-figure">{number(note.size)}</dd>
        </div>
        <div>
          <dt>{t('audit.root')}</dt>
          <dd>
            <code title={note.root}>{shortCode(note.root)}</code>
          </dd>
        </div>
        <div>
          <dt>{t('audit.signed-by')}</dt>
          <dd>
            <code title={checkpoint.publicKey}>{shortCode(checkpoint.publicKey)}</code>
          </dd>
        </div>
      </dl>
      <div className="checkpoint-verify">
        <p>
          <b>{t('audit.verify')}</b>
        </p>
        <p className="checkpoint-command">
          <code>{command}</code>
          <Button icon={IconCopy} onClick={() => void copy()}>
            {t('audit.copy-command')}
          </Button>
        </p>
        <p className="quiet">
          {t('audit.root-hint')} {t('audit.verify-hint')}
        </p>
      </div>
    </section>
  )
}
