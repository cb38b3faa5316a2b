import { layer } from './settings.mjs'

export default layer('domain', { sources: 'domain', tests: 'test/domain' })
