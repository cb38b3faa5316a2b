import { useEffect, useState } from 'react'

const patience = 60_000

/** Whether an operation that began at `since` takes longer than usual. */
export function useIsSlow(since: number | undefined): boolean {
  const [slowSince, setSlowSince] = useState<number>()
  useEffect(() => {
    if (since === undefined) return
    const timer = setTimeout(() => setSlowSince(since), Math.max(0, since + patience - Date.now()))
    return () => clearTimeout(timer)
  }, [since])
  return since !== undefined && slowSince === since
}
