export { badPngs } from './png-bad.ts'
export { goodPngs } from './png-good.ts'
