import { useAsk } from '../../../web/api/ask.ts'
import { StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { DocumentDetail } from '../document-view.ts'
import { readSignatures } from '../outgoing-contract.ts'
import type { SignatureFound } from '../signature/signature-found.ts'
import { Card } from './Card.tsx'

const verdictTones: Readonly<Record<string, Tone>> = {
  valid: 'ok',
  test: 'going',
  unknown: 'warn',
  changed: 'bad',
  broken: 'bad',
  unsigned: 'none',
}

/** The signatures of the latest signed PDF: who, in what capacity, when, intact or not, over the whole file or not, and by which authority. */
export function DocumentSignatures({ document }: { document: DocumentDetail }) {
  const { t, term } = useWords()
  const latest = document.files[0]
  const asked = useAsk(readSignatures, { params: { documentId: document.id } }, { enabled: latest !== undefined })
  const file = asked.data?.files.find(({ sha256 }) => sha256 === latest?.sha256)
  if (file === undefined) return null
  return (
    <Card title={t('documents.signatures')}>
      <p>
        <StateMark tone={verdictTones[file.verdict] ?? 'none'} word={term('documents.verdict', file.verdict)} />
      </p>
      <ol className="document-signatures">
        {file.signatures.map((signature) => (
          <li key={`${signature.field} ${signature.certificateSha256}`}>
            <Signature signature={signature} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Signature({ signature }: { signature: SignatureFound }) {
  const { t, term, instant } = useWords()
  const { field, signerName, organisation, claimedAt, standing, coverage, trust, authority, inForce } = signature
  const role = field === 'leader' || field === 'organisation' ? t(`documents.signature.${field}`) : t('documents.signature.other')
  return (
    <>
      <p>
        <b>{signerName}</b>
        {organisation === '' || organisation === signerName ? null : `, ${organisation}`}
      </p>
      <p className="quiet">
        {role} ·{' '}
        {claimedAt === null ? t('documents.signature.no-time') : t('documents.signature.claimed', { when: instant(claimedAt) })}
      </p>
      <ul className="document-faults">
        <li>
          <StateMark tone={standing === 'intact' ? 'ok' : 'bad'} word={term('documents.signature.standing', standing)} />
        </li>
        {standing === 'unreadable' ? null : (
          <li>
            <StateMark tone={coverage === 'changed-since' ? 'bad' : 'ok'} word={term('documents.signature.coverage', coverage)} />
          </li>
        )}
        {standing === 'unreadable' ? null : (
          <li>
            <StateMark
              tone={trust === 'known-authority' ? 'ok' : trust === 'test-authority' ? 'going' : 'warn'}
              word={t(`documents.signature.trust.${trust}`, { authority })}
            />
          </li>
        )}
        {inForce === false ? (
          <li>
            <StateMark tone="warn" word={t('documents.signature.not-in-force')} />
          </li>
        ) : null}
      </ul>
    </>
  )
}
