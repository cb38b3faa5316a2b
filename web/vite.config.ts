import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const inWeb = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: inWeb('.'),
  resolve: { tsconfigPaths: true },
  build: {
    outDir: inWeb('dist'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // What counts is the size on the wire; a test holds it.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      onLog(level, log, report) {
        // Mantine marks its files for servers that render React; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log)
      },
    },
  },
})
