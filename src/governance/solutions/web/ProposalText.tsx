import { IconMessagePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { WordDiff } from '../../../web/design/WordDiff.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { makeRemark } from '../contract.ts'
import { paragraphsOf, type RemarkPart, remarkParts, textOf } from '../remark.ts'
import type { SolutionWhole } from './wholes.ts'

type Proposal = NonNullable<SolutionWhole['proposal']>
type Round = Proposal['rounds'][number]

/** What is proposed now, paragraph by paragraph with what was remarked; and, after a change, what changed since the round before. */
export function ProposalText({ solutionId, proposal }: { solutionId: string; proposal: Proposal }) {
  const { t, term, list } = useWords()
  const [shows, setShows] = useState<'text' | 'changes'>('text')
  const now = proposal.rounds.find(({ round }) => round === proposal.round)
  const before = proposal.rounds.filter(({ round }) => round < proposal.round).at(-1)
  if (now === undefined) return null
  const changed = before !== undefined && before.contentHash !== now.contentHash
  return (
    <section className="card" aria-labelledby="proposed-text">
      <div className="card-head">
        <h2 id="proposed-text">{t('solutions.what-is-proposed')}</h2>
        <span className="facts-line">
          <span className="quiet">
            {t(`solutions.proposal.kind.${now.kind}`)} · {t('solutions.round', { round: now.round })}
          </span>
          {changed ? (
            <Button onClick={() => setShows(shows === 'text' ? 'changes' : 'text')}>
              {shows === 'text' ? t('solutions.show-changes', { round: before.round }) : t('solutions.show-text')}
            </Button>
          ) : null}
        </span>
      </div>
      <div className="card-body">
        {changed && shows === 'changes' ? (
          <Changes before={before} now={now} />
        ) : (
          <div className="proposal-words">
            <h3>{t('solutions.name')}</h3>
            <p>{now.name}</p>
            <h3>{t('solutions.capabilities')}</h3>
            <p>{list(now.capabilities.map((one) => term('solutions.capability', one)))}</p>
            {remarkParts.map((part) => (
              <Part key={part} solutionId={solutionId} proposal={proposal} round={now} part={part} open />
            ))}
          </div>
        )}
      </div>
    </section>
  )
}

/** The text of a round that is over, with the remarks that were made on it. */
export function EarlierText({ solutionId, proposal, round }: { solutionId: string; proposal: Proposal; round: Round }) {
  const { t, term, list } = useWords()
  return (
    <div className="proposal-words">
      <h3>{t('solutions.name')}</h3>
      <p>{round.name}</p>
      <h3>{t('solutions.capabilities')}</h3>
      <p>{list(round.capabilities.map((one) => term('solutions.capability', one)))}</p>
      {remarkParts.map((part) => (
        <Part key={part} solutionId={solutionId} proposal={proposal} round={round} part={part} open={false} />
      ))}
    </div>
  )
}

interface PartProps {
  solutionId: string
  proposal: Proposal
  round: Round
  part: RemarkPart
  open: boolean
}

function Part({ solutionId, proposal, round, part, open }: PartProps) {
  const { t, instant } = useWords()
  const mayRemark = useMay('consultation.remark')
  const [remarking, setRemarking] = useState<number | undefined>(undefined)
  return (
    <>
      <h3>{t(`solutions.remark-part.${part}`)}</h3>
      <ol className="paragraphs">
        {paragraphsOf(textOf(round, part)).map((paragraph, at) => {
          const remarks = proposal.remarks.filter((one) => one.round === round.round && one.part === part && one.paragraph === at)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is known by its number, and its round never changes
            <li key={at}>
              <div className="paragraph">
                <p className="prose">{paragraph}</p>
                {open && mayRemark ? (
                  <Button
                    look="quiet"
                    icon={IconMessagePlus}
                    label={t('solutions.remark-on-paragraph', { number: at + 1 })}
                    onClick={() => setRemarking(at)}
                  >
                    {t('solutions.remark')}
                  </Button>
                ) : null}
              </div>
              {remarks.length === 0 ? null : (
                <ul className="remarks">
                  {remarks.map(({ id, words, byName, madeAt }) => (
                    <li key={id}>
                      <p className="prose">{words}</p>
                      <p className="quiet">
                        {byName} · {instant(madeAt)}
                      </p>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      {remarking === undefined ? null : (
        <Remark
          solutionId={solutionId}
          round={round.round}
          part={part}
          paragraph={remarking}
          quoted={paragraphsOf(textOf(round, part))[remarking] ?? ''}
          onClose={() => setRemarking(undefined)}
        />
      )}
    </>
  )
}

interface RemarkProps {
  solutionId: string
  round: number
  part: RemarkPart
  paragraph: number
  quoted: string
  onClose: () => void
}

function Remark({ solutionId, round, part, paragraph, quoted, onClose }: RemarkProps) {
  const { t } = useWords()
  const sending = useSend(makeRemark, () => {
    announce(t('solutions.remark-is-written'))
    onClose()
  })
  const form = useForm({
    shape: makeRemark.body,
    sentences: { words: t('solutions.remark-wanted') },
    read: (data) => ({ round, part, paragraph, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.remark')} form={form} problem={sending.problem} onClose={onClose}>
      <blockquote className="prose">{quoted}</blockquote>
      <p className="quiet">{t('solutions.remark-is-no-opinion')}</p>
      <TextField form={form} name="words" label={t('solutions.remark-words')} lines={3} />
    </StepDialog>
  )
}

/** Word by word: what went is struck through, what came is underlined; both are also said to a reader of the screen. */
function Changes({ before, now }: { before: Round; now: Round }) {
  const { t, term, list } = useWords()
  const rows = [
    { label: t('solutions.name'), old: before.name, text: now.name },
    {
      label: t('solutions.capabilities'),
      old: list(before.capabilities.map((one) => term('solutions.capability', one))),
      text: list(now.capabilities.map((one) => term('solutions.capability', one))),
    },
    {
      label: t('solutions.kind'),
      old: t(`solutions.proposal.kind.${before.kind}`),
      text: t(`solutions.proposal.kind.${now.kind}`),
    },
    ...remarkParts.map((part) => ({
      label: t(`solutions.remark-part.${part}`),
      old: textOf(before, part),
      text: textOf(now, part),
    })),
  ].filter(({ old, text }) => old !== text)
  return (
    <div className="proposal-words">
      {rows.map(({ label, old, text }) => (
        <div key={label}>
          <h3>{label}</h3>
          <WordDiff before={old} after={text} />
        </div>
      ))}
    </div>
  )
}
