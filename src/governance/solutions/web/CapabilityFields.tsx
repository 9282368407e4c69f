import { useAsk } from '../../../web/api/ask.ts'
import { CheckList } from '../../../web/design/CheckList.tsx'
import type { Form } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type Capability, capabilities } from '../capability.ts'
import { listOverlaps } from '../contract.ts'

interface CapabilityFieldsProps {
  form: Form
  /** Of the check list: `capabilities` or `content.capabilities`. */
  name: string
  starts?: readonly Capability[]
  /** What is ticked at the moment. */
  chosen: readonly Capability[]
  /** The solution itself is no overlap. */
  itself?: string
  /** Name of the field with the reason; left out where a solution that overlaps needs none. */
  reasonName?: string
  reason?: string
}

/** What it can do, and at once what already does the same: looked at before something is proposed or built once more. */
export function CapabilityFields({ form, name, starts, chosen, itself, reasonName, reason }: CapabilityFieldsProps) {
  const { t, term, list } = useWords()
  const asked = useAsk(listOverlaps, { query: { capabilities: chosen.join(',') } }, { enabled: chosen.length > 0 })
  const overlaps = chosen.length === 0 ? [] : (asked.data?.rows ?? []).filter(({ solutionId }) => solutionId !== itself)
  return (
    <>
      <div className="capabilities">
        <CheckList
          form={form}
          name={name}
          label={t('solutions.capabilities')}
          hint={t('solutions.capabilities-hint')}
          options={capabilities.map((one) => ({ value: one, label: t(`solutions.capability.${one}`) }))}
          {...(starts ? { starts } : {})}
        />
        <div role="status" className={overlaps.length > 0 ? 'overlaps' : undefined}>
          {overlaps.length > 0 ? (
            <>
              <p>
                <b>{t('solutions.already-does', { count: overlaps.length })}</b>
              </p>
              <ul>
                {overlaps.map(({ solutionId, name: other, shared }) => (
                  <li key={solutionId}>
                    <PageLink to={`/solutions/${solutionId}`}>{other}</PageLink>
                    {': '}
                    {list(shared.map((one) => term('solutions.capability', one)))}
                  </li>
                ))}
              </ul>
            </>
          ) : chosen.length > 0 && asked.data ? (
            <p className="quiet">{t('solutions.nothing-does-it-yet')}</p>
          ) : null}
        </div>
      </div>
      {reasonName && overlaps.length > 0 ? (
        <TextField
          form={form}
          name={reasonName}
          label={t('solutions.overlap-reason')}
          hint={t('solutions.overlap-reason-hint')}
          lines={3}
          {...(reason ? { start: reason } : {})}
        />
      ) : null}
    </>
  )
}

/** The capabilities that a form has ticked. */
export function capabilitiesIn(data: FormData, name: string): Capability[] {
  const ticked = data.getAll(name)
  return capabilities.filter((one) => ticked.includes(one))
}
