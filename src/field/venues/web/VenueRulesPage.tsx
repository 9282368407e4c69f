import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { listProvinceRules, setProvinceRule } from '../contract.ts'
import { approvals } from '../venue.ts'
import './venue-page.css'

type Province = z.output<typeof listProvinceRules.reply>['provinces'][number]

/** How a province wants its venues registered, from which day, on what basis. */
export function VenueRulesPage() {
  const { t, language, day } = useWords()
  const asked = useAsk(listProvinceRules, {})
  const maySet = useMay('venue-rule.set')
  const [setting, setSetting] = useState<Province | undefined>(undefined)
  return (
    <div className="page">
      <PageHeader title={t('venues.rules-title')} back={<PageLink to="/venues">{t('venues.back-to-venues')}</PageLink>}>
        {t('venues.rules-lead')}
      </PageHeader>
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
      {asked.waiting ? <Skeleton heights={[160]} /> : null}
      {asked.data?.provinces.map((province) => (
        <section key={province.provincePath} className="card import-part" aria-label={nameIn(language, province)}>
          <div className="card-head">
            <h2>{nameIn(language, province)}</h2>
            {maySet ? <Button onClick={() => setSetting(province)}>{t('venues.rule-set')}</Button> : null}
          </div>
          <div className="card-body import-scroll">
            <p>
              {t('venues.rule-now')}: <b>{t(`venues.approval.${province.approval}`)}</b>, {province.hotline}
            </p>
            {province.rules.length === 0 ? (
              <p className="quiet">{t('venues.rule-none')}</p>
            ) : (
              <table className="import-example-table">
                <thead>
                  <tr>
                    <th scope="col">{t('venues.rule-from')}</th>
                    <th scope="col">{t('venues.rule-approval')}</th>
                    <th scope="col">{t('venues.rule-hotline')}</th>
                    <th scope="col">{t('venues.rule-basis')}</th>
                    <th scope="col">{t('venues.rule-by')}</th>
                  </tr>
                </thead>
                <tbody>
                  {province.rules.map((rule) => (
                    <tr key={rule.fromOn}>
                      <td>{day(rule.fromOn)}</td>
                      <td>{t(`venues.approval.${rule.approval}`)}</td>
                      <td>{rule.hotline ?? '1900 9095'}</td>
                      <td>{rule.basis}</td>
                      <td>{rule.setBy}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        </section>
      ))}
      {setting ? <RuleDialog province={setting} today={asked.data?.today ?? ''} onClose={() => setSetting(undefined)} /> : null}
    </div>
  )
}

function RuleDialog({ province, today, onClose }: { province: Province; today: string; onClose: () => void }) {
  const { t, day } = useWords()
  const sending = useSend(setProvinceRule, () => onClose())
  const form = useForm({
    shape: setProvinceRule.body,
    sentences: {
      fromOn: t('venues.rule-from-wanted'),
      hotline: t('venues.rule-hotline-wanted'),
      basis: t('venues.rule-basis-wanted'),
    },
    read: (data) => ({ provincePath: province.provincePath, ...textsIn(data) }),
    send: async (body) => {
      if (await sending.send({ body })) announce(t('venues.rule-saved', { day: day(body.fromOn) }))
    },
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('venues.rule-set')} form={form} problem={sending.problem} onClose={onClose}>
      <DateField form={form} name="fromOn" label={t('venues.rule-from')} start={today} />
      <Picks
        form={form}
        name="approval"
        label={t('venues.rule-approval')}
        start={province.approval}
        options={approvals.map((value) => ({ value, label: t(`venues.approval.${value}`) }))}
      />
      <TextField
        form={form}
        name="hotline"
        label={t('venues.rule-hotline')}
        hint={t('venues.rule-hotline-hint')}
        kind="tel"
        maxLength={20}
        optional
      />
      <TextField form={form} name="basis" label={t('venues.rule-basis')} hint={t('venues.rule-basis-hint')} maxLength={300} />
    </StepDialog>
  )
}
