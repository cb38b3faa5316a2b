/**
 * A factor for the runs of property-based searches: `REALNAME_TEST_DEPTH=4 npm test`. The default suits every
 * change.
 */
export const depth = Number(process.env.REALNAME_TEST_DEPTH ?? 1)
