const { TestEnvironment } = require('jest-environment-node')

/** A mutant is dead at the first test that fails: the others are passed over. */
module.exports = class extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.hasFailed = true
    if (event.name === 'test_start' && this.hasFailed) event.test.mode = 'skip'
  }
}
