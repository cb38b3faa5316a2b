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
      text: 'Verify your identity once with your own certificate. It takes about ten minutes.',
      action: 'Authenticate',
    },
    DRAFT: {
      label: 'Not submitted yet',
      text: 'You have started an application. Accepted files are kept; continue where you left off.',
      action: 'Continue',
    },
    IN_REVIEW: {
      label: 'In review',
      text: 'A person is comparing what you entered with your certificate. You do not need to do anything.',
      action: 'See progress',
    },
    RETRY_REQUIRED: {
      label: 'Needs correction',
      text: 'Something needs correcting. You are told exactly what to change, and everything else is kept.',
      action: 'Retry',
    },
    AUTHENTICATED: {
      label: 'Authenticated',
      text: 'Your account is real-name authenticated.',
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
      text: 'A certificate must have been issued in the region where your account is registered. Complete your account’s registration, or ask support to add the region, and then come back.',
    },
  },
  applications: {
    title: 'Your applications',
    none: 'None yet.',
    began: 'Started {{date}}',
    more: 'Show earlier ones',
    open: 'Open: {{certificate}}, {{status}}, started {{date}}',
  },
  statuses: {
    DRAFT: 'Draft',
    IN_REVIEW: 'In review',
    RETRY_REQUESTED: 'Needs correction',
    APPROVED: 'Approved',
    SUPERSEDED: 'Replaced',
    REJECTED: 'Rejected',
    EXPIRED: 'Expired',
    WITHDRAWN: 'Withdrawn',
    REVOKED: 'Revoked',
  },
  privacy: {
    title: 'Your data',
    text: 'You can download a copy of all the data we hold about you.',
    export: 'Export my data',
    exported: 'Your copy has been downloaded. The file links in it expire after a few minutes.',
    fileName: 'realname-my-data.json',
    withdraw: 'Withdraw consent …',
  },
  withdrawal: {
    title: 'Withdraw your consent?',
    effects: [
      'An open application is withdrawn.',
      'If your account is authenticated, it will no longer be.',
      'The files you uploaded and the details you entered are permanently deleted.',
    ],
    kept: 'The dates and outcomes of your applications stay on record, without any data from your certificate. You can give consent again later and start over.',
    confirm: 'Withdraw consent',
    done: 'Your consent has been withdrawn',
    doneText:
      'The uploaded files of your applications ({{documents}}) and the details you entered were permanently deleted.',
  },
  confirmation: {
    title: 'Before you authenticate',
    needTitle: 'What you need',
    needs: [
      'A valid certificate of your own, issued in {{region}}',
      'A photo or scan of it',
      'A photo of yourself holding it, with its front facing the camera',
    ],
    precautionsTitle: 'Please note',
    precautions: [
      'The certificate is clearly visible, and everything on it can be read.',
      'In the photo of yourself, your face and arms are clearly visible. Wear nothing on your head, and preferably no make-up.',
      'Photos are originals: no screenshots, no photos of a screen or copy, no edited pictures.',
      'Files are JPG, JPEG, BMP, PNG or PDF, up to {{fileSize}} each.',
      'One certificate can authenticate up to {{accounts}}.',
    ],
    consentBefore:
      'I agree that my certificate and my photos are processed, and may be read by machines, for real-name authentication, as described in the ',
    consentLink: 'privacy notice',
    consentAfter: '.',
    newTab: '(opens in a new tab)',
    continue: 'Continue',
    consentFirst: 'To continue, check the box above.',
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
      PORTRAIT_SIDE: 'the portrait side',
      EMBLEM_SIDE: 'the emblem side',
      HOLDING: 'you holding it',
    },
    asksFor: 'Photos needed: {{photos}}',
    continue: 'Continue',
    choose: 'Choose a certificate first.',
    none: 'There is no certificate for your account’s region yet.',
  },
  problems: {
    PARTNER_PROGRAM_MEMBER:
      'Your account has joined a partner program and cannot authenticate as an individual.',
    ALREADY_AUTHENTICATED: 'Your account is already authenticated.',
    APPLICATION_OPEN: 'You already have an open application. Continue it, or withdraw it first.',
    REGION_MISMATCH: 'The region of your account has changed. Go back to the home page and start again.',
    CONSENT_REQUIRED:
      'The privacy notice has changed since you agreed. Go back to the home page and read it again.',
  },
  home: 'Back to basic information',
} as const
