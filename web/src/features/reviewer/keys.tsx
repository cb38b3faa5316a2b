import { Button, Kbd, Modal, Stack, Switch, Table, Text } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import {
  actsWhileHeld,
  isSingleKey,
  type KeyAction,
  type KeyPlace,
  keyName,
  keyTable,
  worksWhileTyping,
} from './key-table.ts'

/** WCAG 2.1.4: single-key shortcuts can be turned off, since speech input and unintended key presses trigger them. */
const useKeysSetting = () =>
  useLocalStorage({ key: 'realname.keys', defaultValue: true, getInitialValueInEffect: false })

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'))

/** What a key does: nothing if there is no function. */
type KeyHandler = (name: string) => (() => void) | undefined

/**
 * Runs what a pressed key does. Single keys do nothing in text fields, and none does anything behind a dialog. The user
 * can turn single keys off.
 */
export function usePressedKeys(handler: KeyHandler): void {
  const [on] = useKeysSetting()
  const latest = useRef(handler)
  latest.current = handler
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = keyName(event)
      if (name === undefined || event.defaultPrevented || (isSingleKey(name) && !on)) return
      if (isTyping(event.target) && !worksWhileTyping(name)) return
      if (document.querySelector('[role="dialog"]') !== null) return
      const act = latest.current(name)
      if (act === undefined) return
      event.preventDefault()
      if (!event.repeat || actsWhileHeld(name)) act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on])
}

/** Runs the action of a pressed key. An action without a function is ignored. */
export function useKeys<Place extends KeyPlace>(
  place: Place,
  actions: { readonly [Action in KeyAction<Place>]?: (() => void) | undefined },
): void {
  const table: Record<string, readonly string[]> = keyTable[place]
  usePressedKeys(pressed => {
    const action = Object.keys(table).find(name => table[name]?.includes(pressed))
    return action === undefined ? undefined : actions[action as KeyAction<Place>]
  })
}

/** Sends the form of a dialog by Ctrl+Enter, once each time the keys are pressed. */
export const sendByKeys = (send: () => void) => (event: ReactKeyboardEvent) => {
  if (keyName(event) !== 'Ctrl+Enter') return
  event.preventDefault()
  if (!event.repeat) send()
}

interface Props {
  readonly place: KeyPlace
  /** Actions that this page does not have. */
  readonly without?: readonly string[]
  readonly opened: boolean
  readonly onClose: () => void
}

export function KeysDialog({ place, without = [], opened, onClose }: Props) {
  const { t } = useTranslation('reviewer')
  const { t: common } = useTranslation()
  const [on, setOn] = useKeysSetting()
  const all = Object.entries(keyTable[place]) as [keyof (typeof keyTable)['case'], readonly string[]][]
  const rows = all.filter(([action]) => !without.includes(action))
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
    <Button variant="subtle" color="gray" c="dimmed" size="compact-sm" onClick={onClick} visibleFrom="sm">
      {t('keys.title')}
    </Button>
  )
}
