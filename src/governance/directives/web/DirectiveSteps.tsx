import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { checkDraft, type ShownDirective } from '../contract.ts'
import { type ActCommand, ActDialog } from './ActDialog.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { RecommendDialog } from './RecommendDialog.tsx'
import { RelayDialog, useMayRelay } from './RelayDialog.tsx'
import { SignHereDialog } from './SignHereDialog.tsx'
import { WriteDialog } from './WriteDialog.tsx'

/** Done as often as one likes; none of them is the way on. */
const aside: readonly string[] = ['edit', 'check', 'suspend', 'change-part']

/** What was done, or is done otherwise: a page that is written, and an issue where the document's own steps bring it about. */
const isBehind = (command: string, { page, signing }: ShownDirective): boolean =>
  (command === 'write-document' && page !== null) ||
  (command === 'issue' && signing !== null) ||
  (command === 'state-signing' && signing?.isStated === true)

/** From the draft to the signature: edit, check, write the official page, issue or recommend. After it: suspend, resume, amend, repeal. */
export function DirectiveSteps({ directive }: { directive: ShownDirective }) {
  const { t, term } = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'relay' | 'write-document' | 'state-signing' | 'issue' | 'recommend' | ActCommand | undefined>(
    undefined,
  )
  const mayDraft = useMay('directive.draft')
  const mayRelay = useMayRelay(directive)
  const isSigned = directive.document !== null
  const { id: directiveId, version, provisions } = directive
  const checking = useSend(checkDraft, (shown) => {
    const beyond = shown.provisions.filter(({ authority }) => authority?.within === false).length
    announce(t('directives.checked', { within: shown.provisions.length - beyond, beyond }))
  })
  const starts: Readonly<Record<string, () => void>> = {
    edit: () => void navigate({ to: `/directives/${directiveId}/edit` }),
    check: () => void checking.send({ params: { directiveId }, body: { version } }),
    'write-document': () => setOpen('write-document'),
    'state-signing': () => setOpen('state-signing'),
    issue: () => setOpen('issue'),
    recommend: () => setOpen('recommend'),
    suspend: () => setOpen('suspend'),
    resume: () => setOpen('resume'),
    'change-part': () => setOpen('change-part'),
    repeal: () => setOpen('repeal'),
  }
  const amend = {
    command: 'amend',
    whyNot: null,
    word: t('directives.compose-amendment'),
    start: () => void navigate({ to: '/directives/new', search: { amends: directiveId } }),
  }
  const relay = { command: 'relay', whyNot: null, word: t('directives.relay'), start: () => setOpen('relay') }
  const close = () => setOpen(undefined)
  return (
    <>
      <NextSteps
        steps={[
          ...(mayRelay ? [relay] : []),
          ...(isSigned && directive.extent !== 'ended' && mayDraft && directive.issuer.role === 'health-authority'
            ? [amend]
            : []),
          ...directive.nextSteps.map(({ command, whyNot }) => {
            const start = starts[command]
            const lacking = provisions.filter((one) => one.lacking.some((code) => code === whyNot)).map(({ code }) => code)
            return {
              command,
              whyNot,
              word: term('directives.command', command),
              facts: { provisions: lacking },
              ...(start ? { start } : {}),
              ...(command === 'repeal' ? { look: 'danger' as const } : {}),
              ...(aside.includes(command) || isBehind(command, directive) ? { look: 'plain' as const } : {}),
            }
          }),
        ]}
      >
        {checking.problem ? (
          <>
            <TroubleLine problem={checking.problem} />
            <ReloadOffer problem={checking.problem} onReload={checking.forget} />
          </>
        ) : null}
      </NextSteps>
      {open === 'relay' ? <RelayDialog directive={directive} onClose={close} /> : null}
      {open === 'write-document' ? <WriteDialog directive={directive} onClose={close} /> : null}
      {open === 'state-signing' ? <SignHereDialog directive={directive} onClose={close} /> : null}
      {open === 'issue' ? <IssueDialog directive={directive} onClose={close} /> : null}
      {open === 'suspend' || open === 'resume' || open === 'repeal' || open === 'change-part' ? (
        <ActDialog directive={directive} command={open} onClose={close} />
      ) : null}
      {open === 'recommend' ? <RecommendDialog directive={directive} onClose={close} /> : null}
    </>
  )
}
