let context: AudioContext | undefined

/** Two short rising notes for a recorded visit. A refusal stays silent: the queue need not hear it. */
export function soundTick(): void {
  context ??= new AudioContext()
  const at = context.currentTime
  for (const [start, pitch] of [
    [0, 880],
    [0.11, 1320],
  ] as const) {
    const note = context.createOscillator()
    const loudness = context.createGain()
    note.frequency.value = pitch
    loudness.gain.setValueAtTime(0.18, at + start)
    loudness.gain.exponentialRampToValueAtTime(0.001, at + start + 0.16)
    note.connect(loudness).connect(context.destination)
    note.start(at + start)
    note.stop(at + start + 0.17)
  }
}
