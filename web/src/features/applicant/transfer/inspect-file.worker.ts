import { inspectFile, type ToInspect } from './inspect-file.ts'

self.onmessage = async ({ data }: MessageEvent<ToInspect>) => self.postMessage(await inspectFile(data))
