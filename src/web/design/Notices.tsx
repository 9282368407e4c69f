import { IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useWords } from '../words.ts'
import { currentNotices, dismiss, onNotices } from './announce.ts'
import { IconButton } from './Button.tsx'
import { Shape } from './StateMark.tsx'
import './dialog.css'

/** Where `announce` speaks: one live region for the whole page, there from the start so that readers know it. */
export function Notices() {
  const { t } = useWords()
  const notices = useSyncExternalStore(onNotices, currentNotices)
  return (
    <div className="notices" role="status">
      {notices.map(({ id, words, tone }) => (
        <div key={id} className="notice">
          <Shape tone={tone} />
          <p className="notice-words">{words}</p>
          <IconButton label={t('web.close')} icon={IconX} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  )
}
