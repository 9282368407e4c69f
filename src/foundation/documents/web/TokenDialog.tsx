import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Out } from '../../../platform/http/contract.ts'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { saveFile } from '../../../web/desk/save-file.ts'
import { useWords } from '../../../web/desk/words.ts'
import { acceptSeal, acceptSignature, prepareSeal, prepareSignature } from '../outgoing-contract.ts'
import { base64Of, derIn, digestFile } from './der-file.ts'

interface TokenDialogProps {
  documentId: string
  version: number
  command: 'sign' | 'sign-beside' | 'seal'
  /** How the document calls itself in the file that goes to the token. */
  numberLine: string
  subject: string
  onClose: () => void
}

/**
 * Signing with a device elsewhere, in three steps: the token's certificate comes here, the digest goes out as a file, the CMS that the
 * token program made comes back. The page waits fifteen minutes.
 */
export function TokenDialog({ documentId, version, command, numberLine, subject, onClose }: TokenDialogProps) {
  const { t, time } = useWords()
  const [certificate, setCertificate] = useState<Uint8Array | undefined>(undefined)
  const [chosen, setChosen] = useState('')
  const [unread, setUnread] = useState<'certificate' | 'signature' | undefined>(undefined)
  const beside = command === 'sign-beside'
  const ends = {
    sign: { prepare: useSend(prepareSignature), accept: useSend(acceptSignature, () => done()) },
    seal: { prepare: useSend(prepareSeal), accept: useSend(acceptSeal, () => done()) },
  }
  const { prepare, accept } = ends[command === 'seal' ? 'seal' : 'sign']
  const word = t(`documents.outgoing.step.${command}`)
  const done = () => {
    announce(t('documents.outgoing.moved', { step: word }))
    onClose()
  }
  const asked = prepare.reply
  const bring = (file: Uint8Array, name: string) => {
    setChosen(name)
    const der = derIn(file)
    setUnread(der === undefined ? 'certificate' : undefined)
    if (der === undefined) return
    setCertificate(der)
    accept.forget()
    const body = { version, certificate: base64Of(der) }
    if (command === 'seal') void ends.seal.prepare.send({ params: { documentId }, body })
    else void ends.sign.prepare.send({ params: { documentId }, body: { ...body, beside } })
  }
  const answer = (file: Uint8Array, { requestId }: ToSign) => {
    const der = derIn(file) ?? (file.length >= 64 && file.length <= 1024 ? file : undefined)
    setUnread(der === undefined ? 'signature' : undefined)
    if (der === undefined || certificate === undefined) return
    const body = { cms: base64Of(der), certificate: base64Of(certificate) }
    if (command === 'seal') void ends.seal.accept.send({ params: { documentId, requestId }, body })
    else void ends.sign.accept.send({ params: { documentId, requestId }, body: { ...body, beside } })
  }
  return (
    <Dialog title={t('documents.token.title')} onClose={onClose}>
      <div className="token-steps">
        <p>{t('documents.token.lead')}</p>
        <section aria-label={t('documents.token.certificate')}>
          <h3>1. {t('documents.token.certificate')}</h3>
          <p className="quiet">{t('documents.token.certificate-hint')}</p>
          {unread === 'certificate' ? (
            <p className="field-error" role="alert">
              {t('refusal.certificate-cannot-be-read')}
            </p>
          ) : null}
          {prepare.problem ? <TroubleLine problem={prepare.problem} /> : null}
          <ReloadOffer problem={prepare.problem} onReload={onClose} />
          <FileButton
            label={t('documents.token.choose-certificate')}
            accept=".cer,.crt,.pem,.der"
            busy={prepare.sending}
            onBytes={bring}
          />
          {chosen === '' ? null : <p className="token-chosen">{chosen}</p>}
        </section>
        {asked === undefined ? null : (
          <>
            <section aria-label={t('documents.token.digest')}>
              <h3>2. {t('documents.token.digest')}</h3>
              <p className="quiet">{t('documents.token.digest-hint', { until: time(asked.expiresAt) })}</p>
              <p className="token-digest">{asked.digest.match(/.{1,32}/g)?.join(' ')}</p>
              <div className="form-actions">
                <Button
                  icon={IconDownload}
                  onClick={() => saveText('khien-sha256.txt', digestFile({ numberLine, subject, ...asked }))}
                >
                  {t('documents.token.save-digest')}
                </Button>
                <Button icon={IconDownload} onClick={() => saveBytes('khien-signed-attributes.der', asked.toSign)}>
                  {t('documents.token.save-attributes')}
                </Button>
              </div>
            </section>
            <section aria-label={t('documents.token.answer')}>
              <h3>3. {t('documents.token.answer')}</h3>
              <p className="quiet">{t('documents.token.answer-hint')}</p>
              {unread === 'signature' ? (
                <p className="field-error" role="alert">
                  {t('refusal.signature-cannot-be-read')}
                </p>
              ) : null}
              {accept.problem ? <TroubleLine problem={accept.problem} /> : null}
              <ReloadOffer problem={accept.problem} onReload={onClose} />
              <FileButton
                label={t('documents.token.choose-answer')}
                accept=".p7s,.p7m,.cms,.der,.pem,.sig,.bin"
                busy={accept.sending}
                look="primary"
                onBytes={(file) => answer(file, asked)}
              />
            </section>
          </>
        )}
      </div>
    </Dialog>
  )
}

type ToSign = Out<typeof prepareSignature.reply>

const saveText = (name: string, text: string) =>
  saveFile({ name, type: 'text/plain;charset=utf-8', bytes: new TextEncoder().encode(text) })
const saveBytes = (name: string, base64: string) =>
  saveFile({
    name,
    type: 'application/octet-stream',
    bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
  })

interface FileButtonProps {
  label: string
  accept: string
  busy: boolean
  look?: 'primary' | 'plain'
  onBytes: (bytes: Uint8Array, name: string) => void
}

/** The same file may be chosen again after a refusal. */
function FileButton({ label, accept, busy, look = 'plain', onBytes }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        className="only-heard"
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file && file.size <= mostBytes) void file.arrayBuffer().then((bytes) => onBytes(new Uint8Array(bytes), file.name))
          else if (file) onBytes(new Uint8Array(), file.name)
          target.value = ''
        }}
      />
      <Button icon={IconUpload} look={look} busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
/** What the server takes of it at most, in letters of base64. */
const mostBytes = 48 * 1024
