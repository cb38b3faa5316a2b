const shapes = {
  zoomIn: 'M7 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.4 7.9L14 14.5M7 5.5v4M5 7.5h4',
  zoomOut: 'M7 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.4 7.9L14 14.5M5 7.5h4',
  rotate: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  contrast: 'M8 2.5a5.5 5.5 0 1 0 0 11ZM8 2.5a5.5 5.5 0 0 1 0 11M8 5l4-1M8 8h5.4M8 11l4 1',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
} as const

export type Tool = keyof typeof shapes

export function ToolIcon({ tool }: { tool: Tool }) {
  return (
    <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={shapes[tool]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
