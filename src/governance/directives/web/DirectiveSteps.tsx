import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { checkDraft, type ShownDirective } from '../contract.ts'
import { IssueDialog } from './IssueDialog.tsx'
import { RecommendDialog } from './RecommendDialog.tsx'
import { WriteDialog } from './WriteDialog.tsx'

/** Done as often as one likes; none of them is the way on. */
const aside: readonly string[] = ['edit', 'check']

/** From the draft to the signature: edit, check, write the official page, issue or recommend. */
export function DirectiveSteps({ directive }: { directive: ShownDirective }) {
  const { t, term } = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'write-document' | 'issue' | 'recommend' | undefined>(undefined)
  const { id: directiveId, version, provisions } = directive
  const checking = useSend(checkDraft, (shown) => {
    const beyond = shown.provisions.filter(({ authority }) => authority?.within === false).length
    announce(t('directives.checked', { within: shown.provisions.length - beyond, beyond }))
  })
  const starts: Readonly<Record<string, () => void>> = {
    edit: () => void navigate({ to: `/directives/${directiveId}/edit` }),
    check: () => void checking.send({ params: { directiveId }, body: { version } }),
    'write-document': () => setOpen('write-document'),
    issue: () => setOpen('issue'),
    recommend: () => setOpen('recommend'),
  }
  const close = () => setOpen(undefined)
  return (
    <>
      <NextSteps
        steps={directive.nextSteps.map(({ command, whyNot }) => {
          const start = starts[command]
          const lacking = provisions.filter((one) => one.lacking.some((code) => code === whyNot)).map(({ code }) => code)
          return {
            command,
            whyNot,
            word: term('directives.command', command),
            facts: { provisions: lacking },
            ...(start ? { start } : {}),
            ...(aside.includes(command) || (command === 'write-document' && directive.page) ? { look: 'plain' as const } : {}),
          }
        })}
      >
        {checking.problem ? (
          <>
            <TroubleLine problem={checking.problem} />
            <ReloadOffer problem={checking.problem} onReload={checking.forget} />
          </>
        ) : null}
      </NextSteps>
      {open === 'write-document' ? <WriteDialog directive={directive} onClose={close} /> : null}
      {open === 'issue' ? <IssueDialog directive={directive} onClose={close} /> : null}
      {open === 'recommend' ? <RecommendDialog directive={directive} onClose={close} /> : null}
    </>
  )
}
