import type { z } from 'zod'
import type { readVenue } from '../contract.ts'
import { posterWords } from '../poster-words.ts'
import './poster.css'

interface PosterProps {
  venue: z.output<typeof readVenue.reply>
  qr: string | undefined
  qrLabel: string
}

/** One A4 page for the door: a QR code of 15 × 15 cm, the venue, its code, what to do, in both languages. On screen the same page, small. */
export function Poster({ venue, qr, qrLabel }: PosterProps) {
  const { vi, en } = posterWords
  return (
    <div className="poster">
      <div className="poster-page">
        <p className="poster-title" lang="vi">
          {vi.title}
        </p>
        <p className="poster-title-en" lang="en">
          {en.title}
        </p>
        <div className="poster-qr">{qr === undefined ? null : <img src={qr} alt={qrLabel} />}</div>
        <p className="poster-code">{venue.code}</p>
        <p className="poster-name">{venue.name}</p>
        <p className="poster-address">
          {venue.address}, {venue.placeVi}
        </p>
        <div className="poster-steps">
          <p lang="vi">
            {vi.steps} {vi.without}
          </p>
          <p lang="en">
            {en.steps} {en.without}
          </p>
        </div>
        <p className="poster-foot">
          <span>
            <b>
              {vi.hotline} {venue.hotline}
            </b>
            <span lang="en">
              {en.hotline} {venue.hotline}
            </span>
          </span>
        </p>
      </div>
    </div>
  )
}
