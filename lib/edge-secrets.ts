import { CfnDynamicReference, CfnDynamicReferenceService, Fn } from 'aws-cdk-lib'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import type { EdgeSettings } from './stage.ts'

interface EdgeSecretsProps {
  readonly edge: EdgeSettings
  readonly encryption: Encryption
}

/**
 * The secret header value by which the authorizer, and the functions of routes without it, recognise requests from the
 * edge: one for each generation. They accept the current and the previous one, so that CloudFront and functions can be
 * updated one after the other. CloudFormation resolves the values during the deployment; no template has them. The CDK's
 * `Secret` would grant more on the key.
 */
export class EdgeSecrets extends Construct {
  /** The value that CloudFront sends. */
  readonly sent: string
  private readonly accepted: CfnSecret

  constructor(scope: Construct, id: string, { edge, encryption }: EdgeSecretsProps) {
    super(scope, id)
    const kmsKeyId = encryption.dataKey.keyArn
    const current = edge.secretGeneration
    const values = [current, current - 1]
      .filter(generation => generation > 0)
      .map(generation =>
        referenceTo(
          new CfnSecret(this, `Generation${generation}`, {
            description: 'Proves to the functions of the API that a request came through CloudFront',
            generateSecretString: { passwordLength: 64, excludePunctuation: true },
            kmsKeyId,
          }),
        ),
      )
    this.sent = values[0] ?? ''
    // A template has at most 60 dynamic references. This secret needs one for each reader instead of two.
    this.accepted = new CfnSecret(this, `Accepted${current}`, {
      description: 'The current and the previous secret, which the API accepts',
      secretString: Fn.join(',', values),
      kmsKeyId,
    })
  }

  setSecrets(fn: BackendFunction): void {
    fn.set('EDGE_SECRETS', referenceTo(this.accepted))
  }
}

function referenceTo(secret: CfnSecret): string {
  return new CfnDynamicReference(
    CfnDynamicReferenceService.SECRETS_MANAGER,
    `${secret.ref}:SecretString:::`,
  ).toString()
}
