import { useCallback, useEffect, useRef, useState } from 'react'
import { civilDay } from '../../../../vocabulary/civil-date.ts'
import { Declined, randomUuid } from '../../../../web/api/lean.ts'
import { forms } from '../../data/forms.ts'
import { type FormDefinition, formInForce, formOf } from '../../form-definition.ts'
import { type Declared, sendCorrection, sendDeclaration } from './declare-api.ts'
import { forgetDraft, keepDraft, phoneStorage, recallDraft } from './draft-memory.ts'
import { type Beginning, beginAgain, beginCorrection, beginDraft, bodyOf, correctionOf, type Draft, review } from './flow.ts'

export type Fate =
  | { readonly kind: 'sent'; readonly declared: Declared; readonly isCorrection: boolean }
  /** Kept on this phone; goes out by itself when there is a network. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly declined: Declined }

export interface Declaring {
  readonly draft: Draft | undefined
  readonly form: FormDefinition | undefined
  readonly outcome: Fate | undefined
  readonly sending: boolean
  /** The phone really stores what it was asked to. */
  readonly stores: boolean
  change(draft: Draft): void
  /** Stored, not drawn: what is being typed at this moment. */
  jot(draft: Draft): void
  send(): void
}

/** A declaration on its way from the first answer to the server; nothing typed is lost by a reload, nothing is sent twice. */
export function useDeclaring(beginning: Beginning, now: Date): Declaring {
  const storage = useRef(phoneStorage())
  const [draft, setDraft] = useState(() => draftOf(beginning, civilDay(now)))
  const [outcome, setOutcome] = useState<Fate | undefined>(undefined)
  const [sending, setSending] = useState(false)
  const [stores, setStores] = useState(true)
  const busy = useRef(false)

  const keep = useCallback((next: Draft) => setStores(keepDraft(storage.current, next)), [])
  const change = useCallback(
    (next: Draft) => {
      keep(next)
      setDraft(next)
      setOutcome((known) => (known?.kind === 'refused' ? undefined : known))
    },
    [keep],
  )
  const post = useCallback(
    async (leaving: Draft) => {
      const form = formOf(forms, leaving.form, leaving.version)
      if (busy.current || form === undefined) return
      busy.current = true
      setSending(true)
      try {
        const declared = leaving.corrects
          ? await sendCorrection(leaving.corrects.id, correctionOf(form, leaving), leaving.key)
          : await sendDeclaration(bodyOf(form, leaving), leaving.key)
        forgetDraft(storage.current)
        setDraft(undefined)
        setOutcome({ kind: 'sent', declared, isCorrection: leaving.corrects !== undefined })
      } catch (error) {
        const declined = error instanceof Declined ? error : new Declined(500, 'unknown', undefined)
        if (declined.passes) setOutcome({ kind: 'waiting' })
        else {
          // A refused sending is over; what is corrected and sent then is another one.
          change({ ...leaving, leaving: false, at: review, key: randomUuid() })
          setOutcome({ kind: 'refused', declined })
        }
      }
      busy.current = false
      setSending(false)
    },
    [change],
  )

  useEffect(() => {
    if (!draft?.leaving) return
    const again = () => void post(draft)
    again()
    addEventListener('online', again)
    const timer = setInterval(again, 10_000)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [draft, post])

  return {
    draft,
    form: draft ? formOf(forms, draft.form, draft.version) : undefined,
    outcome,
    sending,
    stores,
    change,
    jot: keep,
    send: () => {
      if (draft !== undefined) change({ ...draft, leaving: true })
    },
  }
}

function draftOf(beginning: Beginning, today: string): Draft | undefined {
  if (beginning.kind === 'draft') return recallDraft(phoneStorage())
  const key = randomUuid()
  if (beginning.kind === 'correct') {
    const said = formOf(forms, beginning.form, beginning.version)
    return said && beginCorrection(said, beginning.said, civilDay(new Date(beginning.said.declaredAt)), key)
  }
  const form = formInForce(forms, beginning.form, today)
  if (form === undefined) return undefined
  return beginning.kind === 'new'
    ? beginDraft(form, today, key, beginning.onBehalf)
    : beginAgain(form, beginning.last, today, key)
}
