import { layer } from './settings.mjs'

export default layer('usecases', { sources: 'lambdas/usecases', tests: 'test/lambdas/usecases' })
