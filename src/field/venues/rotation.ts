/** How long one link on a screen at the door counts, and how much longer a slow phone may take to send what it saw. */
export const rotationSeconds = 300

/** The stretch of time that an instant lies in, as a number; a token belongs to one. */
export function rotationWindow(at: Date): number {
  return Math.floor(at.getTime() / (rotationSeconds * 1000))
}

/** When the window of an instant ends. */
export function rotationEnd(at: Date): Date {
  return new Date((rotationWindow(at) + 1) * rotationSeconds * 1000)
}
