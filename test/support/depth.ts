/**
 * How many times over the long searches for what nobody thought of are run: `REALNAME_TEST_DEPTH=4 npm test`. Once is
 * what every change can wait for.
 */
export const depth = Number(process.env.REALNAME_TEST_DEPTH ?? 1)
