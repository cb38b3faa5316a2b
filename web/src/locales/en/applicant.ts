export const applicant = {
  account: {
    title: 'Basic information',
    accountId: 'Account ID',
    copy: 'Copy the account ID',
    copied: 'Copied',
    region: 'Registration region',
    noRegion: 'Not known yet',
    status: 'Authentication status',
  },
  standing: {
    UNAUTHENTICATED: {
      label: 'Not authenticated',
      text: 'Prove once who you are with a certificate of your own. It takes about ten minutes.',
      action: 'Authenticate',
    },
    DRAFT: {
      label: 'Not submitted yet',
      text: 'You have started. The files that were accepted are kept; go on where you were.',
      action: 'Continue',
    },
    IN_REVIEW: {
      label: 'In review',
      text: 'A person is comparing what you entered with your certificate. There is nothing for you to do.',
      action: 'See progress',
    },
    RETRY_REQUIRED: {
      label: 'Needs correction',
      text: 'Something did not fit. You are told exactly what to change, and keep what was right.',
      action: 'Retry',
    },
    AUTHENTICATED: {
      label: 'Authenticated',
      text: 'Your account is real-name authenticated. You need not do it again.',
      action: 'See details',
    },
  },
  blocked: {
    PARTNER_PROGRAM_MEMBER: {
      title: 'Your account has joined a partner program',
      text: 'An account in a partner program cannot authenticate as an individual. Once it has left the program, you can authenticate here.',
    },
    REGION_MISMATCH: {
      title: 'Your account has no registration region yet',
      text: 'A certificate must have been issued in the region where your account is registered. Complete your account’s registration, or ask support to add the region; then come back.',
    },
  },
  applications: {
    title: 'Your applications',
    none: 'None yet.',
    began: 'Begun {{date}}',
    more: 'Show earlier ones',
    open: 'Open: {{certificate}}, {{status}}, begun {{date}}',
  },
  statuses: {
    DRAFT: 'Draft',
    IN_REVIEW: 'In review',
    RETRY_REQUESTED: 'Needs correction',
    APPROVED: 'Approved',
    REJECTED: 'Rejected',
    EXPIRED: 'Expired',
    WITHDRAWN: 'Withdrawn',
    REVOKED: 'Revoked',
  },
  privacy: {
    title: 'Your data',
    text: 'You can take a copy of everything that is held of you, and you can take your consent back.',
    export: 'Export my data',
    exported: 'Your copy has been downloaded. The addresses of your files in it are good for five minutes.',
    fileName: 'realname-my-data.json',
    withdraw: 'Withdraw consent …',
  },
  withdrawal: {
    title: 'Withdraw your consent?',
    effects: [
      'An application that is open is withdrawn.',
      'If your account is authenticated, it no longer will be.',
      'The files you uploaded and what you entered are deleted for good.',
    ],
    kept: 'That there were applications, when, and how they ended, stays on record without anything of your certificate. You may agree again later and start anew.',
    confirm: 'Withdraw consent',
    done: 'Your consent is withdrawn',
    doneText:
      'Of your applications, {{documents}} uploaded files were deleted for good, and what you entered with them.',
  },
  confirmation: {
    title: 'Before you authenticate',
    needTitle: 'What you need',
    needs: [
      'A valid certificate of your own, issued in {{region}}',
      'A photo or scan of it',
      'A photo of yourself holding it, its front to the camera',
    ],
    precautionsTitle: 'Please note',
    precautions: [
      'The certificate is clearly visible, and everything on it can be read.',
      'In the photo of yourself, face and arms are clearly visible. Nothing on your head, and preferably no make-up.',
      'Photos are originals: no screenshot, no photo of a screen or copy, nothing edited.',
      'Files are JPG, JPEG, BMP, PNG or PDF, 10 MB at most each.',
      'One certificate can authenticate three accounts at most.',
    ],
    consentBefore:
      'I agree that my certificate and my photos are processed for real-name authentication, as described in the ',
    consentLink: 'privacy notice',
    consentAfter: '.',
    newTab: '(opens in a new tab)',
    continue: 'Continue',
  },
  choice: {
    title: 'Real-name authentication',
    individual: 'Individual authentication',
    question: 'Which certificate will you use?',
    region: 'Issued in {{region}}, the region where your account is registered.',
    photos: {
      DATA_PAGE: 'the page with your photo',
      FRONT: 'the front',
      BACK: 'the back',
      HOLDING: 'you holding it',
    },
    asksFor: 'Photos asked for: {{photos}}',
    continue: 'Continue',
    choose: 'Choose a certificate first.',
    none: 'There is no certificate for your account’s region yet.',
  },
  problems: {
    PARTNER_PROGRAM_MEMBER:
      'Your account has joined a partner program and cannot authenticate as an individual.',
    ALREADY_AUTHENTICATED: 'Your account is authenticated already.',
    APPLICATION_OPEN: 'You have an open application already. Continue that one, or withdraw it first.',
    REGION_MISMATCH: 'The region of your account has changed. Go back to the start and begin again.',
    CONSENT_REQUIRED:
      'The privacy notice has changed since you agreed. Go back to the start and read it again.',
  },
  home: 'Back to basic information',
} as const
