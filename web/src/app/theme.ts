import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const teal: MantineColorsTuple = [
  '#e6f7f9',
  '#d3ebee',
  '#a8d6dc',
  '#79c0c9',
  '#54adb9',
  '#3da1af',
  '#2f9baa',
  '#1b7f8e',
  '#0b7285',
  '#005f70',
]

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 7 },
  colors: { teal },
  defaultRadius: 'md',
  autoContrast: true,
  // Below it white has more contrast, above it black. Both then have at least 4.5.
  luminanceThreshold: 0.18,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  components: { Modal: { styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } } } },
})

/** Mantine's dimmed text and its error colour have too little contrast for WCAG 2.2 AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6c737a',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-green-light-color': '#1f6f30',
    '--mantine-color-orange-light-color': '#a33500',
  },
  dark: {
    '--mantine-color-dimmed': '#a6adb4',
    '--mantine-color-placeholder': '#98a0a7',
    '--mantine-color-error': '#ff8787',
    // Mantine's own colour is almost white.
    '--mantine-color-red-light-color': '#ffa8a8',
  },
})
