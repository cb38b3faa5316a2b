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
 * The secret by which the edge shows that a request came through it: one for each generation. Functions take the present
 * one and the one before, so that neither has to change at the same moment as the edge. Values are looked up as the stack is
 * deployed, and are in no template. The CDK's own secret would hand out rights to the key.
 */
export class EdgeSecrets extends Construct {
  /** What the edge sends. */
  readonly sent: string
  private readonly accepted: CfnSecret

  constructor(scope: Construct, id: string, { edge, encryption }: EdgeSecretsProps) {
    super(scope, id)
    const kmsKeyId = encryption.dataKey.keyArn
    const present = edge.secretGeneration
    const values = [present, present - 1]
      .filter(generation => generation > 0)
      .map(generation =>
        referenceTo(
          new CfnSecret(this, `Generation${generation}`, {
            description: 'Shows the functions of the API that a request came through CloudFront',
            generateSecretString: { passwordLength: 64, excludePunctuation: true },
            kmsKeyId,
          }),
        ),
      )
    this.sent = values[0] ?? ''
    // A template has at most 60 such references: one for each function, instead of two.
    this.accepted = new CfnSecret(this, `Accepted${present}`, {
      description: 'What the functions of the API take: the present secret, and the one before',
      secretString: Fn.join(',', values),
      kmsKeyId,
    })
  }

  tell(fn: BackendFunction): void {
    fn.set('EDGE_SECRETS', referenceTo(this.accepted))
  }
}

function referenceTo(secret: CfnSecret): string {
  return new CfnDynamicReference(
    CfnDynamicReferenceService.SECRETS_MANAGER,
    `${secret.ref}:SecretString:::`,
  ).toString()
}
