/**
 * Tells a hand scanner from a person by how fast the keys come: a scanner types a whole paper at 1 to 30 ms a key and ends with
 * Enter; the fastest typists need 60 ms, and the few keys that they roll together are too few to count. Times are milliseconds.
 */
export interface Burst {
  /** One printable key. Answers true when it begins a new burst. */
  press(key: string, at: number): boolean
  /** A key that no scanner sends and that Vietnamese input methods do: Backspace, or text being composed. */
  disturb(): void
  /** Enter: what was typed since the burst began, and whether it was a scanner. Begins anew. */
  end(at: number): { readonly isScanner: boolean; readonly wasDisturbed: boolean; readonly keys: string }
}

/** A longer silence ends whatever was being typed; a shorter one may be a busy tablet in the middle of a scan. */
const silence = 500
const quickGap = 60
const meanQuickGap = 35
const quickShare = 0.8
const fewestKeys = 6

export function createBurst(): Burst {
  let keys = ''
  let count = 0
  let quick = 0
  let quickSum = 0
  let last = Number.NEGATIVE_INFINITY
  let disturbed = false
  const begin = () => {
    keys = ''
    count = 0
    quick = 0
    quickSum = 0
    disturbed = false
  }
  return {
    press: (key, at) => {
      const gap = at - last
      const begins = gap > silence
      if (begins) begin()
      else if (gap <= quickGap) {
        quick += 1
        quickSum += gap
      }
      keys += key
      count += 1
      last = at
      return begins
    },
    disturb: () => {
      disturbed = true
    },
    end: (at) => {
      const isWhole = count >= fewestKeys && at - last <= silence
      const isQuick = quick >= (count - 1) * quickShare && quickSum / quick <= meanQuickGap
      const outcome = { isScanner: isWhole && isQuick, wasDisturbed: disturbed, keys }
      begin()
      last = Number.NEGATIVE_INFINITY
      return outcome
    },
  }
}
