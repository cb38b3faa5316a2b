import { ActionIcon, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Tool, ToolIcon } from './tool-icon.tsx'
import { fitted, raiseContrast, rotate, type View, zoom, zoomStep } from './view.ts'

const tools: Readonly<Record<Tool, (view: View) => View>> = {
  zoomOut: view => zoom(view, 1 / zoomStep),
  zoomIn: view => zoom(view, zoomStep),
  fit: fitted,
  rotate: rotate,
  contrast: raiseContrast,
}

export function PaneTools({ look }: { look: (change: (view: View) => View) => void }) {
  const { t } = useTranslation('reviewer')
  return (
    <Group gap={4} wrap="nowrap">
      {(Object.keys(tools) as Tool[]).map(tool => (
        <ActionIcon
          key={tool}
          variant="default"
          size="md"
          aria-label={t(`viewer.${tool}`)}
          title={t(`viewer.${tool}`)}
          onClick={() => look(tools[tool])}
        >
          <ToolIcon tool={tool} />
        </ActionIcon>
      ))}
    </Group>
  )
}
