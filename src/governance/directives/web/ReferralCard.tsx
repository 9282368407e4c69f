import { StateMark } from '../../../web/design/StateMark.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { ShownReferral } from '../contract.ts'
import { referralTones } from './tones.ts'

/** A recommendation in short: what went up, to whom, why, and what became of it. */
export function ReferralCard({ referral }: { referral: ShownReferral }) {
  const { t, day, list, language } = useWords()
  const reason = language === 'en' ? (referral.reasonEn ?? referral.reasonVi) : referral.reasonVi
  return (
    <section className="card" aria-label={t('directives.referral')}>
      <div className="card-head">
        <h2>
          <PageLink to={`/referrals/${referral.id}`}>
            {t('directives.referral-of', { codes: list(referral.provisions.map(({ code }) => code)) })}
          </PageLink>
        </h2>
        <StateMark tone={referralTones[referral.state]} word={t(`directives.referral.state.${referral.state}`)} />
      </div>
      <div className="card-body referral">
        <p>
          {referral.recommendedTo.name[language]} · {day(referral.recommendedOn)} ·{' '}
          {t('directives.referral.waited', { days: referral.daysWaited })}
        </p>
        <p className="prose">
          {t('directives.referral.reason')}: {reason}
        </p>
        {referral.recommendationDocument ? (
          <DocumentLink id={referral.recommendationDocument.id} words={referral.recommendationDocument.words} />
        ) : null}
        {referral.decisionDocument ? (
          <DocumentLink id={referral.decisionDocument.id} words={referral.decisionDocument.words} />
        ) : null}
        {referral.note ? <p className="prose">{referral.note}</p> : null}
        {referral.resultingDirectiveId ? (
          <PageLink to={`/directives/${referral.resultingDirectiveId}`}>{t('directives.see-higher-directive')}</PageLink>
        ) : null}
      </div>
    </section>
  )
}
