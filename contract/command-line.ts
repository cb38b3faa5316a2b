/**
 * The addresses at which `npm run ops -- token` may wait for the browser. Cognito accepts only registered addresses,
 * including the port.
 */
export const commandLineCallbacks = [8976, 8977, 8978, 8979].map(port => `http://localhost:${port}/signed-in`)
