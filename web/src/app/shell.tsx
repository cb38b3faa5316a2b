import { AppShell, Burger, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { personQuery } from '#web/shared/person-query.ts'
import type { Session } from '#web/shared/session.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { OfflineNotice } from '#web/shared/ui/offline-notice.tsx'
import { Brand } from './brand.tsx'
import { Places } from './places.tsx'
import { Preferences } from './preferences.tsx'
import { SignedIn } from './signed-in.tsx'

/** What surrounds every page: who one is, where one can go, language and appearance. */
export function Shell({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { data: person } = useQuery(personQuery(session))
  const [opened, menu] = useDisclosure(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes the menu.
  useEffect(() => menu.close(), [pathname])
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 260, breakpoint: 'sm', collapsed: { desktop: true, mobile: !opened } }}
      padding={0}
    >
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xl" wrap="nowrap">
            <Brand />
            <Group visibleFrom="sm" gap="lg" wrap="nowrap">
              {person ? <Places person={person} /> : null}
            </Group>
          </Group>
          <Group visibleFrom="sm" gap="sm" wrap="nowrap">
            <Preferences />
            {person ? <SignedIn person={person} session={session} /> : null}
          </Group>
          <Burger hiddenFrom="sm" size="sm" opened={opened} onClick={menu.toggle} aria-label={t('menu')} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="md" hiddenFrom="sm">
        <Stack align="flex-start">
          {person ? <Places person={person} /> : null}
          <Preferences />
          {person ? <SignedIn person={person} session={session} /> : null}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <OfflineNotice />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  )
}
