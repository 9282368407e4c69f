import { useState } from 'react'
import { z } from 'zod'
import { useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readReferral, type ShownReferral } from '../contract.ts'
import type { ReferralCommand } from '../referral.ts'
import { DecisionForm, outcomes } from './DecisionForm.tsx'
import { Provision } from './Provision.tsx'
import { referralTones } from './tones.ts'
import '../../../web/design/columns.css'
import './directives.css'

const places = z.strictObject({ referralId: z.string() })

/** One recommendation: what is beyond authority and on what basis, why it is recommended, and the higher body’s decision. */
export function ReferralPage() {
  const { t } = useWords()
  const { referralId } = usePathPlaces(places)
  const asked = useAsk(readReferral, { params: { referralId } })
  if (asked.data) return <Shown referral={asked.data} />
  return (
    <div className="page">
      {asked.problem ? (
        <>
          <PageHeader title={t('directives.referral')} back={<Back />} />
          <Trouble problem={asked.problem} again={asked.again} />
        </>
      ) : (
        <Skeleton heights={[64, 420]} />
      )}
    </div>
  )
}

function Back() {
  const { t } = useWords()
  return (
    <PageLink to="/referrals" className="back-link">
      ← {t('desk.page.referrals')}
    </PageLink>
  )
}

/** The higher body directs itself, or gives; the rest waits, comes back or ends. */
const aside: readonly string[] = ['defer', 'return']
const comesBack: readonly string[] = ['returned', 'approved', 'approved-with-changes', 'authorised']
const isCommand = (name: string): name is ReferralCommand => name in outcomes

function Shown({ referral }: { referral: ShownReferral }) {
  const { t, term, day, language } = useWords()
  const navigate = useNavigate()
  const mayDraft = useMay('directive.draft')
  const [deciding, setDeciding] = useState<ReferralCommand | undefined>(undefined)
  const subject = language === 'en' ? (referral.directiveSubjectEn ?? referral.directiveSubjectVi) : referral.directiveSubjectVi
  const reason = language === 'en' ? (referral.reasonEn ?? referral.reasonVi) : referral.reasonVi
  const isOpen = referral.state === 'recommended' || referral.state === 'deferred'
  const redraft = comesBack.includes(referral.state) && referral.resultingDirectiveId === null && mayDraft
  return (
    <div className="page">
      <PageHeader title={`${t('directives.referral')}: ${subject}`} back={<Back />}>
        <span className="facts-line">
          <StateMark tone={referralTones[referral.state]} word={t(`directives.referral.state.${referral.state}`)} />
          <span>{referral.recommendedTo.name[language]}</span>
          <span>{t('directives.referral.waited', { days: referral.daysWaited })}</span>
        </span>
      </PageHeader>
      <div className="columns">
        <div className="columns-main">
          {isOpen || redraft ? (
            <NextSteps
              waiting={isOpen ? t('directives.waits-for', { body: referral.recommendedTo.name[language] }) : undefined}
              steps={[
                ...referral.nextSteps.map(({ command, whyNot }) => ({
                  command,
                  whyNot,
                  word: term('directives.referral.command', command),
                  start: () => setDeciding(isCommand(command) ? command : undefined),
                  ...(aside.includes(command) ? { look: 'plain' as const } : {}),
                  ...(command === 'refuse' ? { look: 'danger' as const } : {}),
                })),
                ...(redraft
                  ? [
                      {
                        command: 'redraft',
                        whyNot: null,
                        word: t(referral.state === 'returned' ? 'directives.draft-anew' : 'directives.draft-what-was-given'),
                        start: () => void navigate({ to: '/directives/new', search: { from: referral.id } }),
                      },
                    ]
                  : []),
              ]}
            />
          ) : null}
          {deciding ? (
            <DecisionForm key={deciding} referral={referral} command={deciding} onClose={() => setDeciding(undefined)} />
          ) : null}
          <section className="card" aria-labelledby="recommended">
            <div className="card-head">
              <h2 id="recommended">{t('directives.what-is-recommended')}</h2>
            </div>
            <div className="card-body">
              <p className="prose">
                <b>{t('directives.referral.reason')}:</b> {reason}
              </p>
            </div>
            <ol className="provisions">
              {referral.provisions.map((provision) => (
                <Provision key={provision.id} provision={provision} signed={false} />
              ))}
            </ol>
          </section>
        </div>
        <div className="columns-side">
          <section className="card">
            <div className="card-head">
              <h2>{t('directives.facts')}</h2>
            </div>
            <Pairs
              className="card-body"
              pairs={[
                {
                  label: t('directives.left-draft'),
                  value: <PageLink to={`/directives/${referral.directiveId}`}>{subject}</PageLink>,
                },
                { label: t('directives.recommended-on'), value: day(referral.recommendedOn) },
                {
                  label: t('directives.submission'),
                  value: referral.recommendationDocument ? (
                    <DocumentLink id={referral.recommendationDocument.id} words={referral.recommendationDocument.words} />
                  ) : null,
                },
                {
                  label: t('directives.deferred-until'),
                  value: referral.deferredUntil ? day(referral.deferredUntil) : null,
                },
                {
                  label: t('directives.usually-until'),
                  value: referral.usuallyUntil && referral.decidedOn === null ? day(referral.usuallyUntil) : null,
                },
                { label: t('directives.decided-on'), value: referral.decidedOn ? day(referral.decidedOn) : null },
                {
                  label: t('directives.decision-document'),
                  value: referral.decisionDocument ? (
                    <DocumentLink id={referral.decisionDocument.id} words={referral.decisionDocument.words} />
                  ) : null,
                },
                { label: t('directives.note'), value: referral.note },
                {
                  label: t('directives.higher-directive'),
                  value: referral.resultingDirectiveId ? (
                    <PageLink to={`/directives/${referral.resultingDirectiveId}`}>
                      {t('directives.see-higher-directive')}
                    </PageLink>
                  ) : null,
                },
              ]}
            />
          </section>
        </div>
      </div>
    </div>
  )
}
