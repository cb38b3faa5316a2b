import { Button } from '@mantine/core'
import classes from './overview.module.css'

interface Props {
  readonly fileName: string
  readonly label: string
  readonly content: () => string
}

/** Saves a file that the page made. */
export function saveFile(fileName: string, parts: readonly string[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}

/** The mark at the beginning of a table tells spreadsheets that it is UTF-8. */
export const saveTable = (fileName: string, table: string): void =>
  saveFile(fileName, ['\uFEFF', table], 'text/csv;charset=utf-8')

export function CsvButton({ fileName, label, content }: Props) {
  const save = () => saveTable(fileName, content())
  return (
    <Button variant="default" w="fit-content" className={classes.unprinted} onClick={save}>
      {label}
    </Button>
  )
}
