import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Renderer } from '../../../foundation/documents/public.ts'
import { qrRuns } from '../../../platform/qr-runs.ts'
import { showVenueCode, venueLink } from '../../../vocabulary/venue-code.ts'
import { posterWords } from '../poster-words.ts'

export type Printer = Pick<Renderer, 'print'>

export interface PosterOf {
  readonly code: string
  readonly name: string
  readonly address: string
  readonly placeVi: string
  readonly hotline: string
}

/**
 * Posters as one PDF, an A4 page each, with a code of exactly 15 × 15 cm (the size that Hà Nội prescribed in 2021): a plain https
 * link that names no application, the code in letters for typing, both languages, and a corner to cut off that fingers can find.
 */
export function posterPdf(printer: Printer, publicUrl: string, venues: readonly PosterOf[]): Promise<Uint8Array> {
  return printer.print(posterTemplate, {
    title: venues.length === 1 ? `QR ${showVenueCode(venues[0]?.code ?? '')}` : 'QR',
    words: posterWords,
    posters: venues.map((venue) => {
      const link = venueLink(publicUrl, venue.code)
      return {
        code: qrRuns(link),
        shownCode: showVenueCode(venue.code),
        link,
        name: venue.name,
        address: `${venue.address}, ${venue.placeVi}`,
        hotline: venue.hotline,
      }
    }),
  })
}

/** A card to be cut out, with a code of exactly 5 × 5 cm and up to eight lines beside it; the first is set large. */
export function cardPdf(printer: Printer, text: string, lines: readonly string[]): Promise<Uint8Array> {
  return printer.print(cardTemplate, { title: 'QR', code: qrRuns(text), lines: lines.slice(0, 8) })
}

const posterTemplate = readFileSync(join(import.meta.dirname, 'poster.typ'), 'utf8')
const cardTemplate = readFileSync(join(import.meta.dirname, 'card.typ'), 'utf8')
