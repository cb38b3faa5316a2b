import { Container, Stack } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'

type Head = Pick<ComponentProps<typeof SubpageHead>, 'back' | 'title'>

/** A page about a case that shows nothing of it. */
export function CaseNotice({ children, ...head }: Head & { readonly children: ReactNode }) {
  return (
    <Container size="md" py="xl">
      <Stack gap="lg">
        <SubpageHead {...head} />
        {children}
      </Stack>
    </Container>
  )
}
