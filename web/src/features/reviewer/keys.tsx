import { Button, Kbd, Modal, Stack, Switch, Table, Text } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** WCAG 2.1.4: single-key shortcuts can be turned off, since speech input and unintended key presses trigger them. */
const useKeysSetting = () =>
  useLocalStorage({ key: 'realname.keys', defaultValue: true, getInitialValueInEffect: false })

/** The keys of each action in each place. Each key is one character, and each action has a button, too. */
const keyTable = {
  queue: { next: ['j'], previous: ['k'], claimNext: ['n'], help: ['?'] },
  case: {
    next: ['j'],
    previous: ['k'],
    otherPane: ['o'],
    compare: ['c'],
    zoomIn: ['+', '='],
    zoomOut: ['-'],
    fit: ['0'],
    rotate: ['r'],
    nextRead: ['f'],
    marks: ['h'],
    approve: ['1'],
    requestRetry: ['2'],
    reject: ['3'],
    claim: ['m'],
    claimNext: ['n'],
    help: ['?'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type KeyPlace = keyof typeof keyTable
export type KeyAction<Place extends KeyPlace> = keyof (typeof keyTable)[Place] & string

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'))

/** Runs the action of a pressed key, except in text fields and behind a dialog. An action without a function is ignored. */
export function useKeys<Place extends KeyPlace>(
  place: Place,
  actions: { readonly [Action in KeyAction<Place>]?: (() => void) | undefined },
): void {
  const [on] = useKeysSetting()
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    if (!on) return
    const table: Record<string, readonly string[]> = keyTable[place]
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return
      const action = Object.keys(table).find(name => table[name]?.includes(event.key))
      const act = action === undefined ? undefined : latest.current[action as KeyAction<Place>]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on, place])
}

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

export function KeysButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('reviewer')
  return (
    <Button variant="subtle" color="gray" c="dimmed" size="sm" onClick={onClick} visibleFrom="sm">
      {t('keys.title')}
    </Button>
  )
}
