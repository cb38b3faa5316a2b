import { useLocalStorage } from '@mantine/hooks'

/** WCAG 2.1.4: whoever speaks to their computer, or strikes keys unawares, can turn single keys off. */
export const useKeysSetting = () =>
  useLocalStorage({ key: 'realname.keys', defaultValue: true, getInitialValueInEffect: false })
