import { Button } from '@mantine/core'
import classes from './overview.module.css'

interface Props {
  readonly fileName: string
  readonly label: string
  readonly content: () => string
}

/** Saves a table as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function CsvButton({ fileName, label, content }: Props) {
  const save = () => {
    const url = URL.createObjectURL(new Blob(['\uFEFF', content()], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = fileName
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button variant="default" w="fit-content" className={classes.unprinted} onClick={save}>
      {label}
    </Button>
  )
}
