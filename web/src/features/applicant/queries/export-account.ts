import { answerOf } from '@realname/client'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '#web/shared/api.ts'

function download(content: unknown, fileName: string): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(content, undefined, 2)], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken the file by the next task.
  setTimeout(() => URL.revokeObjectURL(url))
}

/** Everything that is held of the caller, as a file on their device; nothing of it stays in the page. */
export function useExportAccount() {
  const api = useApi()
  return useMutation({
    mutationFn: async (fileName: string) => {
      download(await answerOf(api.GET('/v1/account/export')), fileName)
    },
  })
}
