export { badJpegs } from './jpeg-bad.ts'
export { goodJpegs } from './jpeg-good.ts'
