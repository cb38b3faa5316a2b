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
    // A test limits the compressed size instead.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      onLog(level, log, report) {
        // Mantine marks its files for rendering on a server, which is not used here.
        if (log.code === 'MODULE_LEVEL_DIRECTIVE') return
        // How long plugins take is no problem of the pages.
        if (log.code === 'PLUGIN_TIMINGS') return
        // The HEIC decoder has branches for Node.js.
        if (log.message.includes('libheif') && log.message.includes('externalized')) return
        report(level, log)
      },
    },
  },
})
