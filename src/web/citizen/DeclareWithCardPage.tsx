import { DeclarePage } from '../../field/declarations/web/citizen/DeclarePage.tsx'

/** Declaring, with what a door can do: it reads the code on an ID card. Nobody pays for the reader before they tap. */
export function DeclareWithCardPage() {
  return <DeclarePage bringReader={bringReader} />
}

const bringReader = () => import('./read-card.ts').then((module) => module.readCard)
