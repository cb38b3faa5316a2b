import { MantineProvider } from '@mantine/core'
import { RealnameError } from '@realname/client'
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import type { PageConfig } from '#contract/page-config.ts'
import { ApiProvider, apiOf } from '#web/shared/api.ts'
import { ConfigProvider } from '#web/shared/config.ts'
import type { Session } from '#web/shared/session.ts'
import { routerOf } from './routes.tsx'
import { TestRibbon } from './test-ribbon.tsx'
import { cssVariables, theme } from './theme.ts'

/** Reads are repeated only after errors that may be temporary: no answer, or a failure of the server. */
const mayHelp = (error: Error): boolean =>
  error instanceof RealnameError && (error.status === 0 || error.status >= 500)

function newQueryClient() {
  // A page knows that a change is being sent before the next key is handled. A timer may run after it.
  notifyManager.setScheduler(queueMicrotask)
  return new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 2 && mayHelp(error), staleTime: 5_000 },
      // Without a connection a change fails at once, so that it is not sent later unnoticed.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

export function App({ config, session }: { config: PageConfig; session: Session }) {
  const [{ api, queries, router }] = useState(() => ({
    api: apiOf(session),
    queries: newQueryClient(),
    router: routerOf(session),
  }))
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <ConfigProvider value={config}>
          <ApiProvider value={api}>
            <RouterProvider router={router} />
            {config.testMode ? <TestRibbon /> : null}
          </ApiProvider>
        </ConfigProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
