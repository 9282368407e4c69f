import type { ReactNode } from 'react'

interface PaperHeadProps {
  parentBody?: string
  issuer: string
  numberLine: string
  /** `V/v …`; letters only. */
  letterSubject?: string
  placeAndDate: string
  /** `HỎA TỐC` and the like. */
  stamp?: string
}

/** The head of every official document: issuer and number on the left, country, motto, place and date on the right (Decree 30/2020/NĐ-CP, Appendix I). */
export function PaperHead({ parentBody, issuer, numberLine, letterSubject, placeAndDate, stamp }: PaperHeadProps) {
  return (
    <div className="paper-head">
      <IssuerAndCountry issuer={issuer} {...(parentBody ? { parentBody } : {})} />
      <div>
        <p>{numberLine}</p>
        {letterSubject ? <p className="paper-letter-subject">{letterSubject}</p> : null}
        {stamp ? <p className="paper-stamp">{stamp}</p> : null}
      </div>
      <p className="paper-date">{placeAndDate}</p>
    </div>
  )
}

/** The head of a text that is issued with a document: without number, place and day. */
export function PaperCountry(who: Pick<PaperHeadProps, 'parentBody' | 'issuer'>) {
  return (
    <div className="paper-head">
      <IssuerAndCountry {...who} />
    </div>
  )
}

function IssuerAndCountry({ parentBody, issuer }: Pick<PaperHeadProps, 'parentBody' | 'issuer'>) {
  return (
    <>
      <div>
        {parentBody ? <p>{parentBody}</p> : null}
        <p className="paper-issuer">{issuer}</p>
      </div>
      <div>
        <p className="paper-country">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className="paper-motto">Độc lập - Tự do - Hạnh phúc</p>
      </div>
    </>
  )
}

/** A4 on the screen; what stands on it is Vietnamese in every language of the desk. */
export function Paper({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="paper-frame">
      <article className="paper" lang="vi" aria-label={label}>
        {children}
      </article>
    </div>
  )
}
