import type { applicant as english } from '../en/applicant.ts'
import type { SameShape } from '../same-shape.ts'

export const applicant = {
  account: {
    title: '基本信息',
    accountId: '账号 ID',
    copy: '复制账号 ID',
    copied: '已复制',
    region: '注册地区',
    noRegion: '暂无',
    status: '认证状态',
  },
  standing: {
    UNAUTHENTICATED: {
      label: '未认证',
      text: '使用您本人的证件完成一次实名认证，大约需要十分钟。',
      action: '去认证',
    },
    DRAFT: {
      label: '尚未提交',
      text: '您已开始认证，已通过检查的文件会保留，可从上次的进度继续。',
      action: '继续认证',
    },
    IN_REVIEW: {
      label: '审核中',
      text: '审核人员正在核对您填写的信息与证件是否一致，您无需进行任何操作。',
      action: '查看进度',
    },
    RETRY_REQUIRED: {
      label: '需要修改',
      text: '部分内容不符合要求。我们会准确告知需要修改之处，正确的部分予以保留。',
      action: '重新提交',
    },
    AUTHENTICATED: {
      label: '已认证',
      text: '您的账号已通过实名认证，无需再次认证。',
      action: '查看详情',
    },
  },
  blocked: {
    PARTNER_PROGRAM_MEMBER: {
      title: '您的账号已加入合作伙伴计划',
      text: '已加入合作伙伴计划的账号不能进行个人实名认证。账号退出该计划后，即可在此认证。',
    },
    REGION_MISMATCH: {
      title: '您的账号尚无注册地区',
      text: '证件的签发地区须与账号的注册地区一致。请先完善账号注册信息，或联系客服补充注册地区，然后再来认证。',
    },
  },
  applications: {
    title: '我的申请',
    none: '暂无申请。',
    began: '开始于 {{date}}',
    more: '查看更早的申请',
    open: '查看：{{certificate}}，{{status}}，开始于 {{date}}',
  },
  statuses: {
    DRAFT: '草稿',
    IN_REVIEW: '审核中',
    RETRY_REQUESTED: '需要修改',
    APPROVED: '已通过',
    REJECTED: '未通过',
    EXPIRED: '已过期',
    WITHDRAWN: '已撤回',
    REVOKED: '已撤销',
  },
  privacy: {
    title: '我的数据',
    text: '您可以获取我们所保存的您的全部数据副本，也可以撤回您的同意。',
    export: '导出我的数据',
    exported: '数据副本已下载。其中的文件链接五分钟内有效。',
    fileName: '实名认证-我的数据.json',
    withdraw: '撤回同意…',
  },
  withdrawal: {
    title: '确定撤回同意吗？',
    effects: [
      '正在进行的申请将被撤回。',
      '如果您的账号已通过认证，认证将失效。',
      '您上传的文件和填写的信息将被永久删除。',
    ],
    kept: '申请的时间和结果会留存记录，但不含证件中的任何信息。之后您可以再次同意并重新申请。',
    confirm: '撤回同意',
    done: '您的同意已撤回',
    doneText: '您的申请中共有 {{documents}} 个已上传文件及所填信息被永久删除。',
  },
  confirmation: {
    title: '认证须知',
    needTitle: '您需要准备',
    needs: [
      '您本人在{{region}}签发的有效证件',
      '证件的照片或扫描件',
      '您本人手持证件、证件正面朝向镜头的照片',
    ],
    precautionsTitle: '注意事项',
    precautions: [
      '证件须清晰可见，证件上的全部信息须清晰可读。',
      '手持照片中，面部和手臂须清晰可见；请勿佩戴帽子或头饰，建议不化妆。',
      '照片须为原始照片：不要使用截图、翻拍件、复印件或经过编辑的照片。',
      '文件格式为 JPG、JPEG、BMP、PNG 或 PDF，单个文件不超过 10 MB。',
      '同一证件最多可认证三个账号。',
    ],
    consentBefore: '我同意为实名认证的目的处理我的证件和照片，具体见',
    consentLink: '隐私声明',
    consentAfter: '。',
    newTab: '（在新标签页中打开）',
    continue: '继续',
  },
  choice: {
    title: '实名认证',
    individual: '个人认证',
    question: '您使用哪种证件？',
    region: '签发地区：{{region}}，即您账号的注册地区。',
    photos: { DATA_PAGE: '带照片的资料页', FRONT: '正面', BACK: '背面', HOLDING: '手持证件照' },
    asksFor: '需要的照片：{{photos}}',
    continue: '继续',
    choose: '请先选择证件类型。',
    none: '您账号的注册地区暂无可用证件。',
  },
  problems: {
    PARTNER_PROGRAM_MEMBER: '您的账号已加入合作伙伴计划，不能进行个人实名认证。',
    ALREADY_AUTHENTICATED: '您的账号已通过实名认证。',
    APPLICATION_OPEN: '您已有一个进行中的申请，请继续该申请，或先将其撤回。',
    REGION_MISMATCH: '您账号的注册地区已变更，请返回首页重新开始。',
    CONSENT_REQUIRED: '隐私声明在您同意之后有更新，请返回首页重新阅读。',
  },
  home: '返回基本信息',
} as const satisfies SameShape<typeof english>
