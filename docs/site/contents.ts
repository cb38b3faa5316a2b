/** A page that is written in Markdown. */
export interface Guide {
  /** Below the project's folder. */
  readonly file: string
  /** In the sidebar. */
  readonly title: string
  /** One line for search engines, the first page and `llms.txt`. */
  readonly about: string
}

export interface Section {
  readonly title: string
  readonly about: string
  readonly guides: readonly Guide[]
}

/** The sidebar, by reader. The order of the pages is also that of "previous" and "next". */
export const sections: readonly Section[] = [
  {
    title: 'Start',
    about: 'What it does, and a first run on your machine.',
    guides: [
      {
        file: 'README.md',
        title: 'What it is',
        about: 'What Realname does and does not, and how to run it.',
      },
      {
        file: 'docs/quick-start.md',
        title: 'Quick start',
        about: 'From npm start to a verified webhook of an approved session, in minutes.',
      },
      {
        file: 'docs/tour.md',
        title: 'Tour with curl',
        about: 'One application from the first call to the approval.',
      },
      {
        file: 'docs/web-client.md',
        title: 'Web client',
        about: 'The pages for applicants, reviewers and operators, in pictures.',
      },
    ],
  },
  {
    title: 'Integrate',
    about: 'Call the API from your backend, and hear the result.',
    guides: [
      {
        file: 'docs/api.md',
        title: 'API guide',
        about: 'Tokens, applications, uploads, reviews, lists, events and rates.',
      },
      {
        file: 'docs/sessions.md',
        title: 'Sessions',
        about: 'Verify users of your own accounts on a hosted page.',
      },
      {
        file: 'docs/webhooks.md',
        title: 'Webhooks',
        about: 'Receive signed events, and verify and recover them.',
      },
      { file: 'docs/test-mode.md', title: 'Test mode', about: 'Simulate decisions and the passage of time.' },
      {
        file: 'docs/errors.md',
        title: 'Errors',
        about: 'Every error code: its meaning, what to do, and the calls that answer it.',
      },
      {
        file: 'client/README.md',
        title: 'TypeScript client',
        about: 'The package @realname/client for Node and browsers.',
      },
      {
        file: 'examples/express-shop/README.md',
        title: 'Example shop',
        about: 'A shop on Express that starts sessions, receives webhooks and shows results.',
      },
      {
        file: 'docs/versioning.md',
        title: 'Versions and changes',
        about: 'What may change within v1, and how a deprecation is announced.',
      },
      {
        file: 'CHANGELOG.md',
        title: 'Changelog',
        about: 'Changes that an integrator or an operator notices.',
      },
    ],
  },
  {
    title: 'Operate',
    about: 'Deploy a stage to AWS, and run it.',
    guides: [
      {
        file: 'docs/going-live.md',
        title: 'Going live',
        about: 'The check-list before the first real user.',
      },
      {
        file: 'docs/operations.md',
        title: 'Operations',
        about: 'Deployment, people, alarms, recovery and costs.',
      },
      {
        file: 'docs/mails.md',
        title: 'E-mails to applicants',
        about: 'What applicants get by e-mail, and how to switch it on.',
      },
      { file: 'docs/settings.md', title: 'Settings', about: 'Every setting of a stage, with its default.' },
      {
        file: 'docs/upgrade.md',
        title: 'Upgrade',
        about: 'What to do before and after a deployment of a new version.',
      },
      {
        file: 'docs/scale.md',
        title: 'Scale',
        about:
          'What limits a stage at 10 thousand, 1 million and 10 million applications a month, and what to change.',
      },
      {
        file: 'docs/performance.md',
        title: 'Performance',
        about: 'Measured latency, throughput and memory.',
      },
    ],
  },
  {
    title: 'Understand',
    about: 'How it works, and why.',
    guides: [
      {
        file: 'docs/architecture.md',
        title: 'Architecture',
        about: 'Components, data, state machines and failure modes.',
      },
      {
        file: 'docs/lifecycle.md',
        title: 'Lifecycle',
        about: 'The states of an application and all transitions.',
      },
      {
        file: 'docs/rules.md',
        title: 'Rules and glossary',
        about: 'The rules R1 to R15, and the terms of all pages.',
      },
      {
        file: 'docs/privacy.md',
        title: 'Privacy',
        about: 'Which personal data is stored where, and for how long.',
      },
      {
        file: 'docs/impact-assessment.md',
        title: 'Impact assessment',
        about: 'A template for the operator of a stage.',
      },
      {
        file: 'docs/threat-model.md',
        title: 'Threat model',
        about: 'Trust boundaries, threats, controls and their tests.',
      },
      {
        file: 'docs/authorization.md',
        title: 'Authorization',
        about: 'The answer to each kind of caller on each route.',
      },
      {
        file: 'docs/adr/README.md',
        title: 'Decisions',
        about: 'Records of the decisions about the architecture.',
      },
    ],
  },
  {
    title: 'Contribute',
    about: 'Change the code, with its tests.',
    guides: [
      {
        file: 'CONTRIBUTING.md',
        title: 'Contributing',
        about: 'Commands, layers, style and common changes.',
      },
      {
        file: 'docs/testing.md',
        title: 'Testing',
        about: 'Layers of tests, and how each guarantee is tested.',
      },
      { file: 'SECURITY.md', title: 'Security', about: 'How to report a vulnerability.' },
    ],
  },
]

/** The API reference is in front of this page. */
export const guideAfterReference = 'docs/versioning.md'

const ownPaths: Readonly<Record<string, string>> = {
  'README.md': '/docs/overview/',
  'CHANGELOG.md': '/docs/changelog/',
  'CONTRIBUTING.md': '/docs/contributing/',
  'SECURITY.md': '/docs/security/',
  'client/README.md': '/docs/client/',
  'examples/express-shop/README.md': '/docs/example-shop/',
  'docs/adr/README.md': '/docs/adr/',
}

/** Published as it is, for tools that import it. */
export const collectionFile = 'docs/realname.postman_collection.json'

/** The address of a page on the site, by its Markdown file. Undefined for any other file. */
export function pathOfGuide(file: string): string | undefined {
  const own = ownPaths[file]
  if (own !== undefined) return own
  const name = /^docs\/((?:adr\/)?[\w-]+)\.md$/.exec(file)?.[1]
  return name === undefined ? undefined : `/docs/${name}/`
}

/** The address of the Markdown version of a page. */
export const markdownOf = (path: string): string => path.replace(/\/$/, '.md')
