const fc = require('fast-check')

// Each mutant is judged by hundreds of tests; a property that fails at all fails within these.
fc.configureGlobal({ numRuns: 30 })
