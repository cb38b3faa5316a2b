import { inspectFile } from './inspect-file.ts'

self.onmessage = async ({ data }: MessageEvent<File>) => self.postMessage(await inspectFile(data))
