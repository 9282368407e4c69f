import { StateMark } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { toneOfState } from './tones.ts'

/** The state of a thing of this room: its shape, its colour and its word. */
export function State({ machine, state }: { machine: string; state: string }) {
  const { term } = useWords()
  return <StateMark tone={toneOfState(machine, state)} word={term(`solutions.${machine}.state`, state)} />
}
