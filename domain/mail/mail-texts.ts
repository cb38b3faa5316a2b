import type { SessionLocale } from '../session.ts'

/** The sentences of e-mails that other texts do not have already. */
interface MailTexts {
  readonly submitted: string
  readonly resubmitted: string
  readonly reopened: string
  readonly dueBy: (time: string) => string
  readonly dueProvisional: string
  readonly nothingToDo: string
  readonly retryRequested: string
  readonly submitBy: (time: string) => string
  readonly lastAttempt: string
  readonly approved: string
  readonly renewed: string
  readonly rejected: string
  readonly rejectedFor: string
  readonly attemptsExhausted: string
  readonly draftExpires: string
  readonly retryExpires: string
  /** In each mail about an open or rejected renewal. */
  readonly authenticationStands: string
  readonly certificate: {
    readonly expiring: (date: string) => string
    /** The authentication will end with the certificate. */
    readonly expiringWithEnd: (date: string) => string
    readonly expired: (date: string) => string
    /** The authentication ended with the certificate. */
    readonly ended: string
    readonly pleaseRenew: string
    readonly pleaseAuthenticate: string
    readonly inReview: string
    readonly unfinished: string
  }
  readonly at: (time: string, zone: string) => string
  /** The slot that a reason is about. */
  readonly about: (slot: string) => string
  readonly view: string
  readonly correct: string
  readonly continue: string
  readonly renew: string
  readonly again: string
  readonly goTo: (product: string) => string
  /** For an application without a page that a mail can link to. */
  readonly openProduct: (product: string) => string
  readonly why: (product: string) => string
  readonly neverAsked: string
  readonly support: string
  readonly testSubject: string
  readonly test: string
}

export const mailTexts: Readonly<Record<SessionLocale, MailTexts>> = {
  en: {
    submitted:
      'We have received your application. A reviewer will compare your photos with what you entered.',
    resubmitted:
      'We have received your corrections. A reviewer will compare your photos with what you entered.',
    reopened:
      'Your application is being reviewed again. Another reviewer will compare your photos with what you entered.',
    dueBy: time => `You will get a decision by ${time}.`,
    dueProvisional: 'This date may change: the official holidays of that year have not been announced yet.',
    nothingToDo: 'You do not need to do anything until then. We will write to you when there is a decision.',
    retryRequested:
      'A reviewer has looked at your application. Please correct the following; everything else is kept as it was.',
    submitBy: time => `Submit your application by ${time}. After that, it is closed.`,
    lastAttempt:
      'This is your last submission. If something still needs to be corrected after it, the application is rejected.',
    approved:
      'A reviewer has confirmed your information. Your account is real-name authenticated, and you do not need to do anything else.',
    renewed:
      'A reviewer has confirmed your new certificate. Your account is now real-name authenticated with it, and you do not need to do anything else.',
    rejected:
      'A reviewer has looked at your application and could not approve it. The application is closed.',
    rejectedFor: 'These are the reasons:',
    attemptsExhausted:
      'These points could have been corrected, but this was the last attempt. Please correct them if you apply again:',
    draftExpires: 'You have started an application and not submitted it yet.',
    retryExpires: 'We asked you for corrections and have not received them yet:',
    authenticationStands:
      'This application is for the renewal of your certificate. Your current real-name authentication is still valid.',
    certificate: {
      expiring: date => `Your certificate expires on ${date}. Your real-name authentication is still valid.`,
      expiringWithEnd: date =>
        `Your certificate expires on ${date}, and your real-name authentication ends with it.`,
      expired: date => `Your certificate expired on ${date}. Your real-name authentication is still valid.`,
      ended: 'Your certificate has expired, and your real-name authentication has ended with it.',
      pleaseRenew: 'Please renew your authentication with your new certificate.',
      pleaseAuthenticate: 'Please authenticate again with a valid certificate.',
      inReview: 'Your new certificate is already being reviewed. You do not need to do anything.',
      unfinished: 'You have already started an application with a new certificate. Please complete it.',
    },
    at: (time, zone) => `${time} (${zone})`,
    about: slot => `Photo: ${slot}`,
    view: 'View your application',
    correct: 'Correct your application',
    continue: 'Continue your application',
    renew: 'Renew your certificate',
    again: 'Authenticate again',
    goTo: product => `Go to ${product}`,
    openProduct: product => `To see your application, open ${product} as usual.`,
    why: product =>
      `${product} sends you this e-mail because a real-name authentication was started for your account. It was sent automatically.`,
    neverAsked:
      'No link in our e-mails signs you in, and we never ask for your certificate number or photos by e-mail.',
    support: 'If you have questions, or if you did not start this authentication, contact support:',
    testSubject: '[Test] ',
    test: 'This is a test. The application is not a real person’s.',
  },
  zh: {
    submitted: '我们已收到您的申请。审核人员将核对您的照片与填写的信息。',
    resubmitted: '我们已收到您修改后的申请。审核人员将核对您的照片与填写的信息。',
    reopened: '我们正在重新审核您的申请。将由另一名审核人员核对您的照片与填写的信息。',
    dueBy: time => `审核最迟将于${time}完成。`,
    dueProvisional: '该年度的法定节假日安排尚未公布，完成时间可能会调整。',
    nothingToDo: '在此期间您无需进行任何操作，审核有结果后我们会通过邮件通知您。',
    retryRequested: '审核人员已查看您的申请。请修改以下内容，其余内容均予以保留。',
    submitBy: time => `请在${time}之前提交申请。逾期未提交，申请将自动关闭。`,
    lastAttempt: '这是最后一次提交机会。如提交后仍需修改，申请将不予通过。',
    approved: '审核人员已确认您的信息。您的账号已通过实名认证，无需进行其他操作。',
    renewed: '审核人员已确认您的新证件。您的账号现已使用该证件通过实名认证，无需进行其他操作。',
    rejected: '审核人员已查看您的申请，申请未通过，现已结束。',
    rejectedFor: '原因如下：',
    attemptsExhausted: '以下问题本可修改，但这已是最后一次提交机会。如您重新申请，请注意：',
    draftExpires: '您已开始申请，但尚未提交。',
    retryExpires: '我们尚未收到您对以下内容的修改：',
    authenticationStands: '本次申请用于更新证件，您现有的实名认证仍然有效。',
    certificate: {
      expiring: date => `您的证件将于${date}到期。您的实名认证目前仍然有效。`,
      expiringWithEnd: date => `您的证件将于${date}到期，届时您的实名认证将随之失效。`,
      expired: date => `您的证件已于${date}到期。您的实名认证目前仍然有效。`,
      ended: '您的证件已到期，您的实名认证已随之失效。',
      pleaseRenew: '请使用新证件更新认证信息。',
      pleaseAuthenticate: '请使用有效证件重新认证。',
      inReview: '您的新证件正在审核中，无需进行任何操作。',
      unfinished: '您已使用新证件开始申请，请继续完成。',
    },
    at: (time, zone) => `${time}（${zone}）`,
    about: slot => `照片：${slot}`,
    view: '查看申请',
    correct: '修改申请',
    continue: '继续申请',
    renew: '更新证件',
    again: '重新认证',
    goTo: product => `前往${product}`,
    openProduct: product => `如需查看申请，请照常打开${product}。`,
    why: product => `您收到这封邮件，是因为您的账号在${product}发起了实名认证。本邮件由系统自动发送。`,
    neverAsked: '我们的邮件中没有可直接登录的链接，我们也绝不会通过邮件索要您的证件号码或照片。',
    support: '如有疑问，或并非您本人发起认证，请联系客服：',
    testSubject: '[测试] ',
    test: '这是一封测试邮件，该申请不属于真实用户。',
  },
}
