import { IconBell } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Shape } from '../../../web/design/StateMark.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listNotices, readNotices } from '../contract.ts'
import './notice-bell.css'

type Notice = z.output<typeof listNotices.reply>['rows'][number]

/** Messages for oneself: how many are new, what they say, and the page on which something can be done. */
export function NoticeBell() {
  const { t, number } = useWords()
  const asked = useAsk(listNotices, { query: { limit: 50 } }, { everySeconds: 60 })
  const reading = useSend(readNotices)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', closeOutside)
    return () => removeEventListener('pointerdown', closeOutside)
  }, [open])
  const rows = asked.data?.rows ?? []
  const unread = asked.data?.unread ?? 0
  const news = rows.filter(({ read }) => !read).map(({ id }) => id)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes from anywhere inside
    <div
      ref={box}
      className="notice-bell"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        className="icon-button notice-bell-button"
        aria-expanded={open}
        title={t('notifications.title')}
        onClick={() => setOpen(!open)}
      >
        <IconBell size={20} stroke={1.7} aria-hidden="true" />
        {unread > 0 ? (
          <span className="notice-bell-count" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
        <span className="only-heard">
          {unread > 0 ? t('notifications.new', { count: number(unread) }) : t('notifications.title')}
        </span>
      </button>
      {open ? (
        <section className="notice-panel" aria-label={t('notifications.title')}>
          <div className="notice-panel-head">
            <h2>{t('notifications.title')}</h2>
            {news.length > 0 ? (
              <Button look="quiet" busy={reading.sending} onClick={() => void reading.send({ body: { ids: news } })}>
                {t('notifications.mark-read')}
              </Button>
            ) : null}
          </div>
          {asked.problem ? <TroubleLine problem={asked.problem} again={asked.again} /> : null}
          {rows.length === 0 && !asked.problem ? <p className="quiet notice-none">{t('notifications.none')}</p> : null}
          <ul>
            {rows.map((notice) => (
              <Line
                key={notice.id}
                notice={notice}
                onGo={() => {
                  setOpen(false)
                  if (!notice.read) void reading.send({ body: { ids: [notice.id] } })
                }}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

/** A notice is written in business time, so its age is counted in it too. */
function Line({ notice, onGo }: { notice: Notice; onGo: () => void }) {
  const { t, ago, language } = useWords()
  const now = useInstallation().data?.businessNow
  return (
    <li>
      <PageLink to={notice.link} className={notice.read ? 'notice-line' : 'notice-line notice-new'} onGo={onGo}>
        <Shape tone={notice.read ? 'none' : 'going'} />
        <span>
          {notice.read ? null : <span className="only-heard">{t('notifications.not-read')}: </span>}
          {language === 'vi' ? notice.textVi : notice.textEn}
          {now ? <span className="notice-age">{ago(notice.writtenAt, laterOf(notice.writtenAt, now))}</span> : null}
        </span>
      </PageLink>
    </li>
  )
}

/** The page's business time may be a minute old; nothing is shown as written in the future. */
function laterOf(one: string, other: string): Date {
  return new Date(Math.max(Date.parse(one), Date.parse(other)))
}
