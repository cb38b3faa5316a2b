import { useCallback, useState } from 'react'

export interface KeptAdvice {
  readonly isKept: (documentId: string | undefined) => boolean
  readonly keep: (documentId: string | undefined) => void
}

/** The files that their owner keeps in spite of an advice, until the page is left. */
export function useKeptAdvice(): KeptAdvice {
  const [kept, setKept] = useState<readonly string[]>([])
  return {
    isKept: documentId => documentId !== undefined && kept.includes(documentId),
    keep: useCallback(documentId => {
      if (documentId !== undefined) setKept(before => [...before, documentId])
    }, []),
  }
}
