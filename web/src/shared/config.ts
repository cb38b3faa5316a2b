import type { PageConfig } from '../../../contract/page-config.ts'

export async function loadConfig(): Promise<PageConfig> {
  const answer = await fetch('/config.json', { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`config.json answered ${answer.status}`)
  return (await answer.json()) as PageConfig
}
