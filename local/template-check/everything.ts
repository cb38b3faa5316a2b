/** Settings that switch on every optional feature of a production stage. */
export const everything: Record<string, unknown> = {
  fourEyes: true,
  passwordSignIn: true,
  machineReviewer: true,
  machineBackend: true,
  testMode: true,
  testModeOnProtectedStage: true,
  returnOrigins: ['https://shop.example.com'],
  domainPrefix: 'realname-of-example',
  allowedOrigins: ['https://id.example.com'],
  userPoolMail: {
    from: 'no-reply@id.example.com',
    name: 'Real-name authentication',
    identityArn: 'arn:aws:ses:eu-central-1:123456789012:identity/example.com',
  },
  reservedConcurrency: { 'events/validate-document': 20 },
  streamParallelization: 2,
  alarmEmail: 'alarms@example.com',
  cloudTrail: true,
  malwareScan: true,
  edge: {
    domainName: 'id.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/5c1e2f60-0000-4000-8000-000000000001',
    secretGeneration: 2,
    accessLogs: true,
    pages: true,
  },
}
