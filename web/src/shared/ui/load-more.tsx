import { Button } from '@mantine/core'
import { useFocusOnNew } from './use-focus-on-new.ts'

interface Props {
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  /** Selector of the focusable element of each entry. */
  readonly entries: string
  readonly loaded: number
  readonly children: string
}

/** Loads the next page of a list, if there is one. */
export function LoadMore({ list, entries, loaded, children }: Props) {
  const focusAfter = useFocusOnNew(entries, loaded)
  if (!list.hasNextPage) return null
  const more = () => {
    focusAfter(loaded)
    void list.fetchNextPage()
  }
  return (
    <Button variant="default" w="fit-content" loading={list.isFetchingNextPage} onClick={more}>
      {children}
    </Button>
  )
}
