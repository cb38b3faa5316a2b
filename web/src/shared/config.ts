import { createContext, useContext } from 'react'
import type { PageConfig } from '#contract/page-config.ts'

export async function loadConfig(): Promise<PageConfig> {
  const answer = await fetch('/config.json', { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`config.json answered ${answer.status}`)
  return (await answer.json()) as PageConfig
}

const ConfigContext = createContext<PageConfig | undefined>(undefined)
export const ConfigProvider = ConfigContext.Provider

export function useConfig(): PageConfig {
  const config = useContext(ConfigContext)
  if (config === undefined) throw new Error('useConfig outside of ConfigProvider')
  return config
}
