import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** What a reviewer wrote, with its lines. */
export function Written({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  )
}
