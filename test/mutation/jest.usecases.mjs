import { layerOf } from './layer.mjs'

export default layerOf('test/lambdas/usecases')
