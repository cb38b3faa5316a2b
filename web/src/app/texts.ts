import type { BackendModule } from 'i18next'

const files = import.meta.glob<Record<string, object>>('../locales/*/*.ts')

/** Texts are lazy-loaded with the pages that need them. */
export const texts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language, namespace) => {
    const load = files[`../locales/${language}/${namespace}.ts`]
    const found = (await load?.())?.[namespace]
    if (found === undefined) throw new Error(`No texts: ${language}/${namespace}`)
    return found as Record<string, string>
  },
}
