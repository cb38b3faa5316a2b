/** Where `npm run ops -- token` may wait for the browser. Cognito takes only addresses that its client names, ports included. */
export const commandLineCallbacks = [8976, 8977, 8978, 8979].map(port => `http://localhost:${port}/signed-in`)
