// Replaces @aws-sdk/credential-provider-node in every bundle. The SDK's further sources of credentials do not exist on
// Lambda and would be a sixth of a function's code.
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
