/** Minutes before the end of a lease from which it is renewed. */
export const renewalMinutes = 5

/** The same in milliseconds. */
export const renewedWithin = renewalMinutes * 60_000
