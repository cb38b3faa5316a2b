import type { Slot } from './certificates.ts'

/** The typed fields that a reason can name, in the order of the form. */
export const reasonFields = ['name', 'certificateNumber', 'expiryDate'] as const

export type ReasonField = (typeof reasonFields)[number]

/** English, and Chinese in simplified characters. */
interface Translated {
  readonly en: string
  readonly zh: string
}

export interface ReasonEntry {
  /** The applicant can correct a `retryable` reason. A `final` one ends the application. */
  readonly kind: 'retryable' | 'final'
  /** The subject of the reason. Empty: the application as a whole; the reason then names neither slot nor field. */
  readonly about: {
    /**
     * `NAMED`: the reason must name a file. `NAMED_OR_ALL`: it may name one; otherwise it means every file. `HOLDING`:
     * always the photo of the holder, whether named or not.
     */
    readonly slot?: 'NAMED' | 'NAMED_OR_ALL' | 'HOLDING'
    /** Always this field, whether named or not. */
    readonly field?: ReasonField
  }
  /** Fields that are re-opened together with every file, in addition to the reason's subject. */
  readonly reopensAllFilesAnd?: readonly ReasonField[]
  readonly title: Translated
  readonly instruction: Translated
}

/** The reasons of decisions with their texts. The API, e-mails and the web client use them. */
export const decisionReasons = {
  NAME_MISMATCH: {
    kind: 'retryable',
    about: { field: 'name' },
    title: { en: 'The name differs from the certificate', zh: '姓名与证件不一致' },
    instruction: {
      en: 'Enter your full name exactly as it is printed on the certificate, in the same script and order.',
      zh: '请按证件上印制的文字和顺序，完整填写您的姓名。',
    },
  },
  NUMBER_MISMATCH: {
    kind: 'retryable',
    about: { field: 'certificateNumber' },
    title: { en: 'The number differs from the certificate', zh: '证件号码与证件不一致' },
    instruction: {
      en: 'Enter the certificate number again and compare it with the certificate character by character.',
      zh: '请重新填写证件号码，并与证件逐位核对。',
    },
  },
  REGION_MISMATCH: {
    kind: 'retryable',
    about: {},
    reopensAllFilesAnd: reasonFields,
    title: {
      en: 'The certificate was issued in another region than your account’s',
      zh: '证件签发地区与账号注册地区不一致',
    },
    instruction: {
      en: 'Your account is registered in another region than the one where this certificate was issued. Withdraw this application and start a new one with a certificate issued in your account’s region.',
      zh: '您的账号注册地区与该证件的签发地区不同。请撤回本次申请，并使用在账号注册地区签发的证件重新申请。',
    },
  },
  CERTIFICATE_EXPIRED: {
    kind: 'retryable',
    about: { field: 'expiryDate' },
    // A renewed certificate looks different and often has another number.
    reopensAllFilesAnd: ['certificateNumber'],
    title: { en: 'The certificate has expired', zh: '证件已过期' },
    instruction: {
      en: 'Use a certificate that is still valid: enter its number and expiry date, and upload new photos of it.',
      zh: '请使用有效期内的证件，重新填写证件号码和有效期，并上传新的证件照片。',
    },
  },
  PHOTO_BLURRED: {
    kind: 'retryable',
    about: { slot: 'NAMED' },
    title: { en: 'The photo is blurred', zh: '照片模糊' },
    instruction: {
      en: 'Take the photo again in good light, hold the camera still, and check that every letter can be read.',
      zh: '请在光线充足处重新拍摄，保持相机稳定，确认每个字都清晰可读。',
    },
  },
  PHOTO_GLARE: {
    kind: 'retryable',
    about: { slot: 'NAMED' },
    title: { en: 'Reflected light hides part of the certificate', zh: '照片反光，部分内容无法看清' },
    instruction: {
      en: 'Take the photo again without flash, and tilt the certificate until nothing on it reflects the light.',
      zh: '请关闭闪光灯重新拍摄，并调整证件角度，避免反光。',
    },
  },
  PHOTO_CROPPED: {
    kind: 'retryable',
    about: { slot: 'NAMED' },
    title: { en: 'Part of the certificate is outside the photo', zh: '证件未完整入镜' },
    instruction: {
      en: 'Take the photo again so that all four corners of the certificate are in the picture.',
      zh: '请重新拍摄，确保证件四角全部在画面内。',
    },
  },
  INFORMATION_COVERED: {
    kind: 'retryable',
    about: { slot: 'NAMED' },
    title: { en: 'Something covers information on the certificate', zh: '证件信息被遮挡' },
    instruction: {
      en: 'Take the photo again with nothing over the certificate: no finger, cover, sticker or watermark.',
      zh: '请重新拍摄，确保证件上没有手指、保护套、贴纸或水印等遮挡。',
    },
  },
  WRONG_DOCUMENT: {
    kind: 'retryable',
    about: { slot: 'NAMED_OR_ALL' },
    title: { en: 'This is not the certificate you chose', zh: '上传的证件与所选类型不符' },
    instruction: {
      en: 'Upload the certificate you chose for this application. To use another type, withdraw this application and start a new one.',
      zh: '请上传本次申请所选类型的证件。如需更换证件类型，请撤回本次申请后重新申请。',
    },
  },
  WRONG_SIDE: {
    kind: 'retryable',
    about: { slot: 'NAMED' },
    title: { en: 'The photo shows another side of the certificate', zh: '证件拍摄面不正确' },
    instruction: {
      en: 'Take the photo again with the side showing that this place asks for.',
      zh: '请按该上传位置的要求，重新拍摄证件的正确一面。',
    },
  },
  HOLDING_PHOTO_MISSING_CERTIFICATE: {
    kind: 'retryable',
    about: { slot: 'HOLDING' },
    title: {
      en: 'The photo of you does not show the front of the certificate',
      zh: '手持照片中未见证件正面',
    },
    instruction: {
      en: 'Take a photo of yourself holding the certificate beside your face, with its front side to the camera.',
      zh: '请手持证件置于脸旁，证件正面朝向镜头，重新拍摄。',
    },
  },
  FACE_NOT_VISIBLE: {
    kind: 'retryable',
    about: { slot: 'HOLDING' },
    title: { en: 'Your face cannot be seen clearly', zh: '面部不清晰' },
    instruction: {
      en: 'Take the photo again facing the camera in even light, with nothing in front of your face. Please leave off make-up if you can.',
      zh: '请在光线均匀处正对镜头重新拍摄，面部不要有遮挡，建议不化妆。',
    },
  },
  ARMS_NOT_VISIBLE: {
    kind: 'retryable',
    about: { slot: 'HOLDING' },
    title: { en: 'Your arms cannot be seen clearly', zh: '手臂不清晰' },
    instruction: {
      en: 'Take the photo again from a little further away, so that it shows your face and both arms as well as the certificate.',
      zh: '请稍微拉远距离重新拍摄，使面部、双臂和证件都清晰可见。',
    },
  },
  HEADWEAR: {
    kind: 'retryable',
    about: { slot: 'HOLDING' },
    title: { en: 'You are wearing headwear', zh: '照片中佩戴了帽子或头饰' },
    instruction: {
      en: 'Take the photo again with nothing on your head.',
      zh: '请摘下帽子、头饰等物品后重新拍摄。',
    },
  },
  NOT_ORIGINAL: {
    kind: 'retryable',
    about: { slot: 'NAMED' },
    title: { en: 'The photo is not an original', zh: '照片不是原始照片' },
    instruction: {
      en: 'Photograph the certificate itself and upload that file unchanged: no screenshot, no photo of a copy or screen, no editing.',
      zh: '请直接拍摄证件原件，并上传未经任何修改的照片，不要使用截图、翻拍件、复印件或经过编辑的照片。',
    },
  },
  CERTIFICATE_UNREADABLE: {
    kind: 'retryable',
    about: { slot: 'NAMED_OR_ALL' },
    title: { en: 'Information on the certificate cannot be read', zh: '证件信息无法辨认' },
    instruction: {
      en: 'Take the photo again so that everything printed on the certificate can be read. If the certificate itself is damaged, have it replaced first.',
      zh: '请重新拍摄，确保证件上的全部信息清晰可读。如证件本身已损坏，请先换领新证。',
    },
  },
  FORGED: {
    kind: 'final',
    about: {},
    title: { en: 'We could not accept the certificate as genuine', zh: '无法认定证件真实有效' },
    instruction: {
      en: 'This application is closed. If you believe we are mistaken, contact support and have the certificate at hand.',
      zh: '本次申请已结束。如您认为判断有误，请准备好证件原件并联系客服。',
    },
  },
  NOT_THE_HOLDER: {
    kind: 'final',
    about: {},
    title: {
      en: 'The person in the photo is not the holder of the certificate',
      zh: '照片中的人与证件持有人不符',
    },
    instruction: {
      en: 'This application is closed. Only the holder of a certificate can authenticate with it: start a new application with your own.',
      zh: '本次申请已结束。证件仅限持有人本人使用，请使用您本人的证件重新申请。',
    },
  },
  PARTNER_PROGRAM_MEMBER: {
    kind: 'final',
    about: {},
    title: { en: 'Your account has joined a partner program', zh: '您的账号已加入合作伙伴计划' },
    instruction: {
      en: 'An account in a partner program cannot authenticate as an individual. Once the account has left the program, you can apply again.',
      zh: '已加入合作伙伴计划的账号不能进行个人实名认证。账号退出该计划后，您可以重新申请。',
    },
  },
  UNDER_AGE: {
    kind: 'final',
    about: {},
    title: { en: 'You have not reached the required age', zh: '未达到规定年龄' },
    instruction: {
      en: 'This application is closed. You can apply again once you have reached the age that the terms of service require.',
      zh: '本次申请已结束。达到服务条款规定的年龄后，您可以重新申请。',
    },
  },
  ABUSE: {
    kind: 'final',
    about: {},
    title: { en: 'This application breaks the terms of service', zh: '本次申请违反服务条款' },
    instruction: {
      en: 'This application is closed. If you believe we are mistaken, contact support.',
      zh: '本次申请已结束。如您认为判断有误，请联系客服。',
    },
  },
} as const satisfies Record<string, ReasonEntry>

export type ReasonCode = keyof typeof decisionReasons

export const reasonCodes = Object.keys(decisionReasons) as [ReasonCode, ...ReasonCode[]]

export interface DecisionReason {
  readonly code: ReasonCode
  readonly slot?: Slot | undefined
  readonly field?: ReasonField | undefined
}
