import { Kbd, Modal, Stack, Switch, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type KeyPlace, keyTable } from './key-table.ts'
import { useKeysSetting } from './keys-setting.ts'

interface Props {
  readonly place: KeyPlace
  readonly opened: boolean
  readonly onClose: () => void
}

export function KeysDialog({ place, opened, onClose }: Props) {
  const { t } = useTranslation('reviewer')
  const { t: common } = useTranslation()
  const [on, setOn] = useKeysSetting()
  const rows = Object.entries(keyTable[place]) as [keyof (typeof keyTable)['case'], readonly string[]][]
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Switch
          label={t('keys.on')}
          description={t('keys.onHint')}
          checked={on}
          onChange={({ currentTarget }) => setOn(currentTarget.checked)}
        />
        <Table>
          <Table.Tbody>
            {rows.map(([action, keys]) => (
              <Table.Tr key={action}>
                <Table.Th scope="row" fw={400}>
                  {t(`keys.${place}.${action}` as 'keys.case.next')}
                </Table.Th>
                <Table.Td ta="end">
                  {keys.map(key => (
                    <Kbd key={key} ms={4}>
                      {key}
                    </Kbd>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" c="dimmed">
          {t('keys.notWhileTyping')}
        </Text>
      </Stack>
    </Modal>
  )
}
