import { useWords } from '../../../web/desk/words.ts'
import type { TaskTable } from '../task-table.ts'

/** Hoàn thành / chưa hoàn thành by đúng hạn / quá hạn, as reports to the Prime Minister count; without a date stands apart. */
export function OfficialTable({ table: { withDate, withoutDate } }: { table: TaskTable }) {
  const { t, number } = useWords()
  return (
    <div className="task-tables">
      <table className="task-table">
        <caption>{t('tasks.with-date')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('tasks.in-time')}</th>
            <th scope="col">{t('tasks.overdue')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('tasks.finished')}</th>
            <td>{number(withDate['done-on-time'])}</td>
            <td>{number(withDate['done-late'])}</td>
          </tr>
          <tr>
            <th scope="row">{t('tasks.not-finished')}</th>
            <td>{number(withDate['open-in-term'])}</td>
            <td className={withDate['open-overdue'] > 0 ? 'task-table-bad' : ''}>{number(withDate['open-overdue'])}</td>
          </tr>
        </tbody>
      </table>
      <table className="task-table">
        <caption>{t('tasks.no-due-date')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tasks.not-begun')}</th>
            <th scope="col">{t('tasks.under-way')}</th>
            <th scope="col">{t('tasks.finished')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{number(withoutDate['not-begun'])}</td>
            <td>{number(withoutDate['open-without-date'])}</td>
            <td>{number(withoutDate['done-without-date'])}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
