// Decodes one file with the library alone, in a fresh process. Prints milliseconds and peak memory as JSON. It is plain
// JavaScript, because a compiler would add to the measured memory.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sharp from 'sharp'

const require = createRequire(import.meta.url)
const [format, file] = process.argv.slice(2)
const bytes = readFileSync(file)

async function withSharp() {
  sharp.concurrency(1)
  return () => sharp(bytes).resize(2000, 2000, { fit: 'inside' }).raw().toBuffer()
}

async function withNsbmp() {
  const { decode } = require('@cwasm/nsbmp')
  return async () => decode(bytes)
}

async function withPdfium() {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  const library = await PDFiumLibrary.init()
  return async () => {
    const document = await library.loadDocument(bytes)
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize()
      await page.render({ scale: 2000 / Math.max(originalWidth, originalHeight), render: 'bitmap' })
    }
    document.destroy()
  }
}

const decoders = { JPEG: withSharp, PNG: withSharp, BMP: withNsbmp, PDF: withPdfium }
const decode = await decoders[format]()
const start = performance.now()
await decode()
const milliseconds = performance.now() - start
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }))
