import { useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

/** False on a phone: tables turn into cards there. */
export function useWide(): boolean {
  return useSyncExternalStore(onWidth, isWide)
}

/** True while the page is being printed, so that a table brings every row it has and not only those in view. */
export function usePrinting(): boolean {
  return useSyncExternalStore(onPrinting, isPrinting)
}

/** True where two panels fit side by side and the window is the page: a list may then scroll inside its own box. */
export function useRoomy(): boolean {
  return useSyncExternalStore(onRoom, isRoomy)
}

/** Pixels across an element, following its size; undefined before it is first drawn and where nothing measures. */
export function useWidthOf(box: HTMLElement | null): number | undefined {
  const [width, setWidth] = useState<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (box === null) return
    const measure = () => setWidth(box.offsetWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [box])
  return width
}

const office = globalThis.matchMedia?.('screen and (min-width: 1280px)')
const isRoomy = (): boolean => office?.matches ?? true
function onRoom(listener: () => void): () => void {
  office?.addEventListener('change', listener)
  return () => office?.removeEventListener('change', listener)
}

const phone = globalThis.matchMedia?.('screen and (max-width: 767px)')
const isWide = (): boolean => printing || !phone?.matches
function onWidth(listener: () => void): () => void {
  phone?.addEventListener('change', listener)
  const forget = onPrinting(listener)
  return () => {
    phone?.removeEventListener('change', listener)
    forget()
  }
}

let printing = false
const isPrinting = (): boolean => printing
const listeners = new Set<() => void>()
function onPrinting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
function setPrinting(now: boolean): void {
  printing = now
  // The browser takes its picture as soon as the event handler returns.
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}
globalThis.addEventListener?.('beforeprint', () => setPrinting(true))
globalThis.addEventListener?.('afterprint', () => setPrinting(false))
