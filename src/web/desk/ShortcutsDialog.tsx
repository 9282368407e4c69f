import { Dialog } from '../design/Dialog.tsx'
import { useWords } from './words.ts'

/** Every key of the desk, in words. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const lines = [
    { keys: ['Ctrl K'], does: t('desk.keys.jump') },
    { keys: ['/'], does: t('desk.keys.search') },
    { keys: ['?'], does: t('desk.keys.help') },
    { keys: ['↑', '↓'], does: t('desk.keys.move') },
    { keys: ['Enter'], does: t('desk.keys.open') },
    { keys: ['Esc'], does: t('desk.keys.close') },
  ]
  return (
    <Dialog title={t('desk.keys')} onClose={onClose}>
      <dl className="keys">
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
