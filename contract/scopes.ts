/** What a reviewing system's token is granted instead of a group: `reviews/decide`. */
export const reviewScope = { resourceServer: 'reviews', name: 'decide', whole: 'reviews/decide' } as const
