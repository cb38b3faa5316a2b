/** By which the edge shows that a request came through it: one of the stage's secrets. Nobody else sends or sees it. */
export const edgeHeader = 'x-realname-edge'
