import { IconPrinter } from '@tabler/icons-react'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'

/** Prints the page as it stands, on A4. A page that is wider than tall carries the class `page-landscape`. */
export function PrintButton() {
  const { t } = useWords()
  return (
    <Button icon={IconPrinter} onClick={() => print()}>
      {t('web.print')}
    </Button>
  )
}
