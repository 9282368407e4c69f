import { Component, type ReactNode } from 'react'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import './states.css'

interface BrokenBoundaryProps {
  children: ReactNode
  /** Going elsewhere gives another page a fresh try. */
  place?: string
}

/** A page that breaks says so and leaves the rest standing. A class, because React has no other way to catch. */
export class BrokenBoundary extends Component<BrokenBoundaryProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidUpdate(previous: BrokenBoundaryProps): void {
    if (this.state.broken && previous.place !== this.props.place) this.setState({ broken: false })
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useWords()
  return (
    <div className="state-box" role="alert">
      <h1 className="state-title">{t('web.page-broke')}</h1>
      <p>{t('web.page-broke-hint')}</p>
      <div className="state-action">
        <Button onClick={() => location.reload()}>{t('web.reload')}</Button>
      </div>
    </div>
  )
}
