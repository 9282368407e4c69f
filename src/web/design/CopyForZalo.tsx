import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../words.ts'
import { announce } from './announce.ts'
import { Button } from './Button.tsx'
import { copyText } from './clipboard.ts'
import { Dialog } from './Dialog.tsx'
import { seemsPersonal, zaloLimit } from './zalo.ts'

/** Copies a short text (see `zaloMessage`) to be pasted into a chat group. Refuses one that carries a person's numbers. */
export function CopyForZalo({ text }: { text: string | (() => string) }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const [byHand, setByHand] = useState<string | undefined>(undefined)
  const copy = async () => {
    const message = (typeof text === 'string' ? text : text()).slice(0, zaloLimit)
    if (seemsPersonal(message)) return announce(t('web.copy-has-personal-data'), 'bad')
    if (!(await copyText(message))) return setByHand(message)
    setCopied(true)
    setTimeout(() => setCopied(false), 4000)
    announce(t('web.copied'))
  }
  return (
    <>
      <Button icon={copied ? IconCheck : IconCopy} onClick={() => void copy()}>
        {t('web.copy-for-zalo')}
      </Button>
      {byHand === undefined ? null : (
        <Dialog title={t('web.copy-by-hand')} onClose={() => setByHand(undefined)}>
          <textarea
            className="input"
            readOnly
            rows={10}
            value={byHand}
            aria-label={t('web.copy-by-hand')}
            onFocus={(event) => event.target.select()}
          />
        </Dialog>
      )}
    </>
  )
}
