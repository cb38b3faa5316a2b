export { badBmps } from './bmp-bad.ts'
export { goodBmps } from './bmp-good.ts'
