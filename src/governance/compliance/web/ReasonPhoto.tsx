import { IconPhoto } from '@tabler/icons-react'
import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { useObjectUrl } from '../../../web/desk/object-url.ts'
import { useWords } from '../../../web/desk/words.ts'
import { readReasonPhoto } from '../contract.ts'
import './photo.css'

/** The photo beside a reason, fetched when somebody wants to see it: each reading is recorded. */
export function ReasonPhoto({ subjectPath, name }: { subjectPath: string; name: string }) {
  const { t } = useWords()
  const asking = useSend(readReasonPhoto)
  const shown = useObjectUrl(asking.reply)
  if (shown) return <img className="photo-large" src={shown} alt={t('compliance.photo-of', { name })} />
  return (
    <div className="photo-show">
      <Button
        icon={IconPhoto}
        busy={asking.sending}
        label={t('compliance.photo-show-of', { name })}
        onClick={() => void asking.send({ body: { subjectPath } })}
      >
        {t('compliance.photo-show')}
      </Button>
      {asking.problem ? <TroubleLine problem={asking.problem} /> : null}
    </div>
  )
}
