import { Group, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '#web/shared/i18n.ts'
import { type Language, languages } from '#web/shared/languages.ts'

/** Language and appearance. */
export function Preferences() {
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
