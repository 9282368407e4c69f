import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { useForm } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { answerCommune, findCommunes, type readImport } from '../contract.ts'

interface CommuneQuestionProps {
  importId: string
  question: z.output<typeof readImport.reply>['questions'][number]
}

/** Which commune some rows mean: one of those of that name, or any that is typed. */
export function CommuneQuestion({ importId, question }: CommuneQuestionProps) {
  const { t, number, language } = useWords()
  const [text, setText] = useState('')
  const found = useAsk(findCommunes, { query: { text } }, { enabled: text.trim().length >= 2 })
  const sending = useSend(answerCommune, () => announce(t('venues.import-answered')))
  const form = useForm({
    shape: answerCommune.body,
    sentences: { unitPath: t('venues.unit-wanted') },
    read: (data) => ({ asked: question.asked, unitPath: String(data.get('unitPath') ?? '') }),
    send: (body) => sending.send({ params: { importId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  const options = text.trim().length >= 2 ? (found.data?.rows ?? []) : question.choices
  return (
    <div className="import-question">
      <b>
        {t('venues.import-question', {
          said: question.said === '' ? t('venues.import-unsaid') : question.said,
          count: number(question.rows),
          row: number(question.firstRow),
        })}
      </b>
      <form {...form.props}>
        <Combobox
          form={form}
          name="unitPath"
          label={t('venues.import-search-commune')}
          options={options.map((one) => ({ value: one.path, label: nameIn(language, one) }))}
          onType={setText}
          looking={found.waiting}
        />
        <Button type="submit" busy={sending.sending}>
          {t('venues.import-answer')}
        </Button>
      </form>
    </div>
  )
}
