import { Button, MultiSelect, Popover, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type CertificateType, certificateTypeNames } from '#domain/certificates.ts'
import { maximumSkills } from '#domain/policy.ts'
import { regions } from '#domain/regions.ts'
import { useNames } from '../names.ts'
import { useSkills } from '../use-skills.ts'

/** Chooses the reviews that *Claim next* may claim. */
export function SkillsChoice() {
  const { t } = useTranslation('reviewer')
  const { certificate, region } = useNames()
  const [skills, setSkills] = useSkills()
  const chosen = skills.certificateTypes.length + skills.issuingRegions.length
  return (
    <Popover width={320} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default" size="md">
          {chosen === 0 ? t('skills.any') : t('skills.chosen', { number: chosen })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('skills.title')}>
        <Stack gap="sm">
          <Text size="sm">{t('skills.hint')}</Text>
          <MultiSelect
            label={t('skills.certificateTypes')}
            data={certificateTypeNames.map(value => ({ value, label: certificate(value) }))}
            value={[...skills.certificateTypes]}
            onChange={values => setSkills({ ...skills, certificateTypes: values as CertificateType[] })}
            comboboxProps={{ withinPortal: false }}
          />
          <MultiSelect
            label={t('skills.issuingRegions')}
            data={regions.map(value => ({ value, label: region(value) }))}
            value={[...skills.issuingRegions]}
            onChange={values => setSkills({ ...skills, issuingRegions: values })}
            maxValues={maximumSkills}
            searchable
            comboboxProps={{ withinPortal: false }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
