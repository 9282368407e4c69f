import { useEffect, useState } from 'react'
import { civilDay } from '../../../../vocabulary/civil-date.ts'
import { useStaffWords } from '../../../../web/kiosk/staff-words.ts'
import { SCANNED_CODE_REFUSALS } from '../../scanned-code-messages.ts'
import { DeclaredPart } from './DeclaredPart.tsx'
import { PhoneLookUp } from './PhoneLookUp.tsx'
import { note as keepNote, noted } from './place.ts'
import { soundKey } from './ResultPanel.tsx'
import { TypedVisitor } from './TypedVisitor.tsx'
import type { Door, StaffNote } from './use-door.ts'
import type { RefusedVisit } from './visit-queue.ts'

interface StaffPanelProps {
  venueId: number
  door: Door
  alwaysOpen: boolean
  onAlwaysOpen: (always: boolean) => void
}

/** What only the door controller needs: why a paper was not taken, what the server would not have, and how this device behaves. */
export function StaffPanel({ venueId, door, alwaysOpen, onAlwaysOpen }: StaffPanelProps) {
  const { t, time } = useStaffWords()
  const { standing, note } = door
  const [sound, setSound] = useState(() => noted(soundKey) === 'on')
  const turnSound = (on: boolean) => {
    keepNote(soundKey, on ? 'on' : undefined)
    setSound(on)
    if (on) void import('./sound.ts').then(({ soundTick }) => soundTick())
  }
  const ahead = door.now().getTime() - Date.now()
  return (
    <div className="door-staff">
      <DeclaredPart asked={door.asked} line={standing.line} declareAt={door.declareAt} today={civilDay(door.now())} />
      <p role="status">
        {note !== undefined ? <NoteSentence note={note} /> : door.asked.length === 0 ? t('kiosk.staff.nothing') : null}
      </p>
      {standing.line === 'refused' ? <p>{t('kiosk.sending-refused')}</p> : null}
      {standing.line === 'busy' ? <p>{t('kiosk.staff.busy')}</p> : null}
      {standing.unsent > 0 && standing.line !== 'online' ? (
        <p>
          <button type="button" className="kiosk-button" onClick={door.sendNow}>
            {t('kiosk.send-now')}
          </button>
        </p>
      ) : null}
      {standing.refused > 0 ? <RefusedList door={door} count={standing.refused} /> : null}
      <PhoneLookUp venueId={venueId} door={door} />
      <TypedVisitor door={door} />
      <p className="kiosk-quiet">
        {standing.syncedAt === undefined
          ? t('kiosk.staff.never-synced')
          : t('kiosk.staff.synced', { time: time(new Date(standing.syncedAt + ahead)) })}
      </p>
      <label className="door-tick">
        <input type="checkbox" checked={sound} onChange={(event) => turnSound(event.target.checked)} />
        {t('kiosk.staff.sound')}
      </label>
      <label className="door-tick">
        <input type="checkbox" checked={alwaysOpen} onChange={(event) => onAlwaysOpen(event.target.checked)} />
        {t('kiosk.staff.always-open')}
      </label>
    </div>
  )
}

function NoteSentence({ note }: { note: StaffNote }) {
  const { t } = useStaffWords()
  if (note.kind === 'again') return t('kiosk.again-within-minute', { initials: note.initials })
  if (note.kind === 'not-kept') return t('kiosk.staff.not-kept')
  if (note.why === 'personal-code-is-forged') return t('kiosk.staff.forged')
  if (note.why === 'input-method-is-on') return t('kiosk.staff.input-method-is-on')
  return note.why === 'this-is-a-venue-code' ? t('kiosk.refused.this-is-a-venue-code') : t(`refusal.${note.why}`)
}

/** Visits that the server would not have, each with its reason; they leave only when the door controller says so. */
function RefusedList({ door, count }: { door: Door; count: number }) {
  const { t, term, instant } = useStaffWords()
  const why = (outcome: string) => {
    if (knownOutcomes.includes(outcome)) return term('kiosk.refused', outcome)
    return SCANNED_CODE_REFUSALS.some((one) => one === outcome) ? term('refusal', outcome) : t('kiosk.refused.other')
  }
  const [rows, setRows] = useState<readonly RefusedVisit[]>([])
  const { refused } = door
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever their number has changed
  useEffect(() => {
    void refused().then(setRows)
  }, [count])
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{t('kiosk.staff.refused', { count })}</h2>
      <p className="kiosk-quiet">{t('kiosk.staff.refused-hint')}</p>
      <ul className="door-refused">
        {rows.map((row) => (
          <li key={row.sequence}>
            <p>
              {t('kiosk.not-recorded', {
                initials: row.initials,
                time: instant(row.at),
                why: why(row.outcome),
              })}
            </p>
            <button type="button" className="kiosk-button" onClick={() => void door.sendAgain(row.sequence)}>
              {t('kiosk.staff.send-again')}
            </button>
            <button type="button" className="kiosk-button" onClick={() => void door.forget(row.sequence)}>
              {t('kiosk.staff.forget')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const knownOutcomes: readonly string[] = [
  'venue-code-was-revoked',
  'this-is-a-venue-code',
  'number-was-used-for-another-visit',
  'choice-is-not-valid',
  'cannot-be-read',
]
