// Takes the place of @aws-sdk/credential-provider-node in every bundle: the sources that the SDK would try after these
// environment variables don't exist on Lambda, and are a sixth of a function's code.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
