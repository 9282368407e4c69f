/** Minutes after midnight of a time as people type it (`08:30`, `8h30`, `8 giờ 30`, `24:00`); undefined when it is none. */
export function readClockTime(typed: string): number | undefined {
  const read =
    /^(\d{1,2})\s*(?:[:.h]|giờ|g)\s*(\d{2})?$/i.exec(typed.trim().normalize('NFC')) ?? /^(\d{1,2})()$/.exec(typed.trim())
  if (read === null) return undefined
  const minutes = Number(read[1]) * 60 + Number(read[2] ?? 0)
  return Number(read[2] ?? 0) < 60 && minutes <= 1440 ? minutes : undefined
}

/** `08:30`; 1440 is `24:00`, the end of the day. */
export function showClockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
