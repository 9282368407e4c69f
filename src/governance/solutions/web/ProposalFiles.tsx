import { useRef } from 'react'
import { addressOf } from '../../../platform/http/client.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { keepProposalFile, readProposalFile } from '../contract.ts'
import type { SolutionWhole } from './wholes.ts'

/** One page and attachments suffice: what the proposer brings to show that it is so. */
export function ProposalFiles({
  solutionId,
  proposal,
}: {
  solutionId: string
  proposal: NonNullable<SolutionWhole['proposal']>
}) {
  const { t, day } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const keeping = useSend(keepProposalFile, () => announce(t('solutions.file-is-kept')))
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.proposal-files')}</h2>
        {proposal.mayBringFiles ? (
          <Button busy={keeping.sending} onClick={() => input.current?.click()}>
            {t('solutions.add-proposal-file')}
          </Button>
        ) : null}
      </div>
      <div className="card-body">
        {proposal.mayBringFiles ? (
          <>
            <p className="quiet">{t('solutions.proposal-files-lead')}</p>
            <input
              ref={input}
              type="file"
              accept="application/pdf,image/png,image/jpeg"
              className="only-heard"
              tabIndex={-1}
              aria-label={t('solutions.add-proposal-file')}
              onChange={(event) => {
                const file = event.target.files?.[0]
                if (file === undefined) return
                const upload = new Blob([file], { type: file.type })
                void keeping.send({ params: { solutionId }, query: { name: file.name }, upload })
                event.target.value = ''
              }}
            />
          </>
        ) : null}
        {proposal.files.length === 0 ? <p className="quiet">{t('solutions.no-proposal-files')}</p> : null}
        <ul className="bullets">
          {proposal.files.map(({ sha256, name, keptAt }) => (
            <li key={sha256}>
              <a href={addressOf(readProposalFile, { params: { solutionId, sha256 } })} download>
                {name}
              </a>{' '}
              <span className="quiet">{day(civilDay(new Date(keptAt)))}</span>
            </li>
          ))}
        </ul>
        {keeping.problem ? <TroubleLine problem={keeping.problem} /> : null}
      </div>
    </section>
  )
}
