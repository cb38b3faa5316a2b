import { Button, type ButtonProps, Kbd } from '@mantine/core'

interface Props extends ButtonProps {
  readonly onClick: () => void
}

/** The button of a form that Ctrl+Enter sends, too. */
export function SendButton(props: Props) {
  return (
    <Button
      aria-keyshortcuts="Control+Enter"
      rightSection={
        <Kbd aria-hidden="true" size="xs" visibleFrom="sm">
          Ctrl+Enter
        </Kbd>
      }
      {...props}
    />
  )
}
