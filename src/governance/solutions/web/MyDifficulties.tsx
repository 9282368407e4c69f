import { useList } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listMyDifficulties } from '../contract.ts'
import { State } from './State.tsx'

/** What one has reported oneself, and what became of it. */
export function MyDifficulties() {
  const { t, instant, language } = useWords()
  const list = useList(listMyDifficulties, (after) => ({ query: { limit: 20, after } }))
  return (
    <section className="card" aria-labelledby="my-difficulties">
      <div className="card-head">
        <h2 id="my-difficulties">{t('solutions.mine')}</h2>
      </div>
      {list.problem ? <TroubleLine problem={list.problem} again={list.again} /> : null}
      {list.waiting ? <Skeleton heights={[60, 60]} /> : null}
      {!list.waiting && list.rows.length === 0 ? (
        <Empty title={t('solutions.mine-none')} hint={t('solutions.mine-none-hint')} />
      ) : null}
      <ul className="mine">
        {list.rows.map((one) => (
          <li key={one.id}>
            <p>
              <b>{t(`solutions.difficulty.category.${one.category}`)}</b>
            </p>
            {one.words ? <p className="prose">{one.words}</p> : null}
            <p className="facts-line">
              {one.problemState === null ? (
                <State machine="difficulty" state={one.state} />
              ) : (
                <State machine="problem" state={one.problemState} />
              )}
              <span className="quiet">
                {language === 'vi' ? one.unitVi : one.unitEn} · {instant(one.reportedAt)}
              </span>
            </p>
            {one.setAsideReason ? <p className="prose">{t('solutions.because', { reason: one.setAsideReason })}</p> : null}
          </li>
        ))}
      </ul>
      {list.complete ? null : (
        <div className="card-body">
          <Button busy={list.bringingMore} onClick={list.more}>
            {t('web.show-more')}
          </Button>
        </div>
      )}
    </section>
  )
}
