import {
  Anchor,
  AppShell,
  Burger,
  Group,
  NativeSelect,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import type { PersonRole } from '#domain/roles.ts'
import { changeLanguage } from '#web/shared/i18n.ts'
import { type Language, languages } from '#web/shared/languages.ts'
import { personQuery } from '#web/shared/person-query.ts'
import type { Person, Session } from '#web/shared/session.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { OfflineNotice } from '#web/shared/ui/offline-notice.tsx'
import classes from './shell.module.css'
import { SignedIn } from './sign-in.tsx'

function Brand() {
  const { t } = useTranslation()
  return (
    <Link to="/" className={classes.brand}>
      <Group gap="xs" wrap="nowrap">
        <img src="/icon.svg" alt="" width={28} height={28} />
        <Text fw={650} size="lg" span>
          {t('product')}
        </Text>
      </Group>
    </Link>
  )
}

const places = [
  { name: 'applicant', role: 'applicant', to: '/' },
  { name: 'reviewer', role: 'reviewer', to: '/reviews' },
  { name: 'overview', role: 'operator', to: '/overview' },
  { name: 'operator', role: 'operator', to: '/operations' },
  { name: 'webhooks', role: 'operator', to: '/webhooks' },
] as const satisfies readonly { readonly name: string; readonly role: PersonRole; readonly to: string }[]

/** Links to the areas of a person with several roles. A person with one role has one area and needs no link. */
function Places({ person }: { person: Person }) {
  const { t } = useTranslation()
  if (person.roles.length < 2) return null
  return places
    .filter(({ role }) => person.roles.includes(role))
    .map(({ name, to }) => (
      <Anchor key={name} component={NavLink} to={to} end={to === '/'} className={classes.place}>
        {t(`nav.${name}`)}
      </Anchor>
    ))
}

/** Language and appearance. */
function Preferences() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        size="sm"
        aria-label={t('language')}
        value={i18n.language}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => void changeLanguage(currentTarget.value as Language)}
      />
      <NativeSelect
        size="sm"
        aria-label={t('appearance')}
        value={colorScheme}
        data={(['auto', 'light', 'dark'] as const).map(value => ({
          value,
          label: t(`appearances.${value}`),
        }))}
        onChange={({ currentTarget }) => setColorScheme(currentTarget.value as typeof colorScheme)}
      />
    </Group>
  )
}

/** The frame of every page: the signed-in person, the navigation, language and appearance. */
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
      navbar={{ width: 260, breakpoint: 'md', collapsed: { desktop: true, mobile: !opened } }}
      padding={0}
    >
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xl" wrap="nowrap">
            <Brand />
            <Group visibleFrom="md" gap="lg" wrap="nowrap">
              {person ? <Places person={person} /> : null}
            </Group>
          </Group>
          <Group visibleFrom="md" gap="sm" miw={0} wrap="nowrap">
            <Preferences />
            {person ? <SignedIn person={person} session={session} /> : null}
          </Group>
          <Burger hiddenFrom="md" size="sm" opened={opened} onClick={menu.toggle} aria-label={t('menu')} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="md" hiddenFrom="md">
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
