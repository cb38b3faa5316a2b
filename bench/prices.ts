/** List prices of US East (N. Virginia) in US dollars, as known in November 2026, without free tiers. */
export const prices = {
  gigabyteSecond: 0.0000133334,
  lambdaRun: 0.2e-6,
  apiRequest: 1e-6,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  kmsRequest: 3e-6,
  transition: 25e-6,
  s3Write: 5e-6,
  s3Read: 0.4e-6,
  event: 1e-6,
  queueRequest: 0.4e-6,
  /** Each month. */
  alarm: 0.1,
  dashboard: 3,
  customMetric: 0.3,
  key: 1,
  secret: 0.4,
  firewall: 5,
  firewallRule: 1,
} as const
