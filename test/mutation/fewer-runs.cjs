const fc = require('fast-check')

// Each mutant is judged by hundreds of tests; a property that fails at all fails within these.
const most = 20
const assert = fc.assert.bind(fc)
for (const shape of [fc, fc.default])
  shape.assert = (property, parameters = {}) =>
    assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? most, most) })
