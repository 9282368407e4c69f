import { useWords } from '../../../web/desk/words.ts'

interface FigureSourceProps {
  figure: { readonly source: string; readonly numerator: number; readonly denominator: number; readonly asOf: string }
}

/** `198/2.000 theo dữ liệu địa điểm, ngày 25/05/2021`: so many of so many, from where and when. */
export function FigureSource({ figure }: FigureSourceProps) {
  const { t, term, number, day } = useWords()
  const counted = `${number(figure.numerator)}/${number(figure.denominator)}`
  return (
    <p className="quiet figures">
      {t('solutions.counted-from', { counted, source: term('solutions.source', figure.source), day: day(figure.asOf) })}
    </p>
  )
}
