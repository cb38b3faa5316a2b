import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { actorRoles } from '#domain/roles.ts'
import { auditKinds } from '#domain/trail-filter.ts'
import classes from './account.module.css'
import type { TrailFields } from './trail-filter-fields.ts'

interface Props {
  readonly fields: TrailFields
  readonly onFields: (fields: TrailFields) => void
}

export function TrailFilterFields({ fields, onFields }: Props) {
  const { t } = useTranslation('operator')
  const set = (name: keyof TrailFields) => ({
    value: fields[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onFields({ ...fields, [name]: currentTarget.value }),
  })
  return (
    <Group role="group" aria-label={t('audit.filter')} align="flex-end" className={classes.unprinted}>
      <NativeSelect
        label={t('audit.kind')}
        data={[
          { value: '', label: t('audit.anyKind') },
          ...auditKinds.map(value => ({ value, label: t(`auditKinds.${value}`) })),
        ]}
        {...set('kind')}
      />
      <NativeSelect
        label={t('audit.role')}
        data={[
          { value: '', label: t('audit.anyRole') },
          ...actorRoles.map(value => ({ value, label: t(`actors.${value}`) })),
        ]}
        {...set('role')}
      />
      <TextInput type="date" label={t('audit.from')} {...set('from')} />
      <TextInput type="date" label={t('audit.until')} {...set('until')} />
    </Group>
  )
}
