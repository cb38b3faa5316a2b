// Recorded from the use cases by `npm run examples`. Do not edit.

import type { RecordedAnswers } from './operation-reference.ts'

export const recordedAnswers: RecordedAnswers = {
  "createSession": {
    "answer": {
      "created": {
        "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11",
        "accountId": "customer-42",
        "url": "https://id.example.com/s#rns_C1-KNl0MT26aU31tP48tEQsbG9tIDGHQdTANm_99nLac8xaV6gSOR4-srfQm6ND7A",
        "status": "OPEN",
        "expiresAt": "2026-11-24T09:20:04.118Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Pages return only to HTTPS addresses at the origins that the stage lists.",
      "errors": [
        {
          "pointer": "/returnUrl",
          "code": "INVALID_FIELD",
          "message": "Pages return only to HTTPS addresses at the origins that the stage lists."
        }
      ]
    }
  },
  "getSession": {
    "answer": {
      "submitted": {
        "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11",
        "accountId": "customer-42",
        "status": "SUBMITTED",
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "authenticationStatus": "IN_REVIEW",
        "metadata": {
          "orderId": "4711"
        },
        "createdAt": "2026-11-23T09:20:04.118Z",
        "expiresAt": "2026-11-24T09:20:04.118Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "openSession": {
    "answer": {
      "link": {
        "accessToken": "rna_C1-KNl0MT26aU31tP48tEQoFYf1knNtrqnhAVfBRuteW6gr-8X_KOCGVSd7rpOjBo",
        "expiresAt": "2026-11-23T09:36:37.502Z",
        "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11",
        "returnUrl": "https://shop.example.com/verified",
        "locale": "zh"
      },
      "handoff": {
        "accessToken": "rna_C1-KNl0MT26aU31tP48tEQoU1ovD55_MEJbZE595lYPOzzkc3_OncW418fFGRSEwI",
        "expiresAt": "2026-11-23T09:38:30.077Z",
        "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11",
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "SESSION_ENDED",
      "detail": "This session has ended."
    }
  },
  "cancelSession": {
    "answer": {
      "cancelled": {
        "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11",
        "accountId": "customer-42",
        "status": "CANCELLED",
        "authenticationStatus": "UNAUTHENTICATED",
        "metadata": {
          "orderId": "4711"
        },
        "createdAt": "2026-11-23T09:20:04.118Z",
        "expiresAt": "2026-11-24T09:20:04.118Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "getAccount": {
    "answer": {
      "new": {
        "accountId": "customer-42",
        "registrationRegion": "CN",
        "authenticationStatus": "UNAUTHENTICATED",
        "eligibility": {
          "eligible": true,
          "reasons": []
        }
      },
      "authenticated": {
        "accountId": "customer-42",
        "registrationRegion": "CN",
        "authenticationStatus": "AUTHENTICATED",
        "eligibility": {
          "eligible": false,
          "reasons": [
            "ALREADY_AUTHENTICATED"
          ]
        },
        "currentApplicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "certificate": {
          "type": "PASSPORT",
          "issuingRegion": "CN",
          "maskedNumber": "E******00",
          "expiresOn": "2039-12-31",
          "status": "VALID"
        }
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "listCertificateTypes": {
    "answer": {
      "china": {
        "items": [
          {
            "certificateType": "PASSPORT",
            "title": {
              "en": "Passport",
              "zh": "护照"
            },
            "slots": [
              "DATA_PAGE",
              "HOLDING"
            ],
            "issuingRegions": "any",
            "longTermAllowed": false
          },
          {
            "certificateType": "ID_CARD",
            "title": {
              "en": "ID card",
              "zh": "居民身份证"
            },
            "slots": [
              "FRONT",
              "BACK",
              "HOLDING"
            ],
            "issuingRegions": "any",
            "longTermAllowed": true
          },
          {
            "certificateType": "HK_MACAO_RESIDENCE_PERMIT",
            "title": {
              "en": "Residence Permit for Hong Kong and Macao Residents",
              "zh": "港澳居民居住证"
            },
            "slots": [
              "FRONT",
              "BACK",
              "HOLDING"
            ],
            "issuingRegions": {
              "only": [
                "HK",
                "MO",
                "CN"
              ]
            },
            "longTermAllowed": false
          },
          {
            "certificateType": "TAIWAN_RESIDENCE_PERMIT",
            "title": {
              "en": "Residence Permit for Taiwan Residents",
              "zh": "台湾居民居住证"
            },
            "slots": [
              "FRONT",
              "BACK",
              "HOLDING"
            ],
            "issuingRegions": {
              "only": [
                "TW",
                "CN"
              ]
            },
            "longTermAllowed": false
          }
        ],
        "consent": {
          "policyVersion": "2026-12",
          "documentUrl": "https://id.example.com/consent"
        }
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "createApplication": {
    "answer": {
      "draft": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "status": "DRAFT",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "AWAITING_UPLOAD"
          },
          {
            "slot": "HOLDING",
            "status": "AWAITING_UPLOAD"
          }
        ],
        "overdue": false,
        "expiresAt": "2026-12-23T09:22:10.846Z",
        "attemptsLeft": 10,
        "createdAt": "2026-11-23T09:22:10.846Z",
        "updatedAt": "2026-11-23T09:22:10.846Z",
        "timeline": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "APPLICATION_OPEN",
      "detail": "This account already has an open application."
    }
  },
  "createHandoff": {
    "answer": {
      "created": {
        "url": "https://id.example.com/continue#rnh_C1-KNl0MT26aU31tP48tEQJJIV_tgm4c_5NowsdJB2Chb3vUn4ddOanyPq8VBdB20",
        "expiresAt": "2026-11-23T09:33:01.290Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "SESSION_ENDED",
      "detail": "This session has ended."
    }
  },
  "withdrawApplication": {
    "answer": {
      "withdrawn": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "status": "WITHDRAWN",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "AWAITING_UPLOAD"
          },
          {
            "slot": "HOLDING",
            "status": "AWAITING_UPLOAD"
          }
        ],
        "overdue": false,
        "createdAt": "2026-11-23T09:22:10.846Z",
        "updatedAt": "2026-11-23T09:24:15.733Z",
        "timeline": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "application.withdrawn",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "application-withdrawn",
            "title": {
              "en": "You have withdrawn your application",
              "zh": "您已撤回认证申请"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "WRONG_STATE",
      "detail": "The application is not in a state that allows this."
    }
  },
  "requestUpload": {
    "answer": {
      "dataPage": {
        "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
        "slot": "DATA_PAGE",
        "upload": {
          "method": "PUT",
          "url": "https://inbox.s3.example.com/uploads/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T092415Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
          "headers": {
            "content-type": "image/jpeg",
            "if-none-match": "*",
            "x-amz-checksum-sha256": "tAbmeh1Dsb7BbzvkQlvPqQ3sWbdZv8pVLdL0yXuW9tw="
          },
          "expiresAt": "2026-11-23T09:39:15.733Z"
        }
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Content too large",
      "status": 413,
      "code": "FILE_TOO_LARGE",
      "detail": "No file may exceed 10,485,760 bytes.",
      "errors": [
        {
          "pointer": "/sizeBytes",
          "code": "FILE_TOO_LARGE",
          "message": "No file may exceed 10,485,760 bytes."
        }
      ]
    }
  },
  "submitApplication": {
    "answer": {
      "inReview": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "status": "IN_REVIEW",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "ACCEPTED",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "sizeBytes": 2481152,
            "evidence": "READY",
            "advice": [
              "GLARE"
            ]
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "maskedNumber": "E******00",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "createdAt": "2026-11-23T09:22:10.846Z",
        "updatedAt": "2026-11-23T09:36:33.399Z",
        "timeline": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "DOCUMENTS_INCOMPLETE",
      "detail": "Every slot needs an accepted file.",
      "errors": [
        {
          "pointer": "/documents/HOLDING",
          "code": "DOCUMENTS_INCOMPLETE",
          "message": "This slot has no accepted file."
        }
      ]
    }
  },
  "getSuggestions": {
    "answer": {
      "passport": {
        "name": "LI SPECIMEN",
        "certificateNumber": "E00000000",
        "expiryDate": "2039-12-31"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "listApplicationFiles": {
    "answer": {
      "both": {
        "items": [
          {
            "slot": "DATA_PAGE",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T092548Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T092548Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-23T09:30:48.021Z"
          },
          {
            "slot": "HOLDING",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T092548Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T092548Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-23T09:30:48.021Z"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "getApplication": {
    "answer": {
      "inReview": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "status": "IN_REVIEW",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "ACCEPTED",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "sizeBytes": 2481152,
            "evidence": "READY",
            "advice": [
              "GLARE"
            ]
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "maskedNumber": "E******00",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "createdAt": "2026-11-23T09:22:10.846Z",
        "updatedAt": "2026-11-23T09:36:33.399Z",
        "timeline": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          }
        ]
      },
      "retryRequested": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "status": "RETRY_REQUESTED",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "AWAITING_UPLOAD"
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "reopened": {
          "slots": [
            "DATA_PAGE"
          ],
          "fields": []
        },
        "maskedNumber": "E******00",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "decision": {
          "outcome": "REQUEST_RETRY",
          "reasons": [
            {
              "code": "PHOTO_GLARE",
              "slot": "DATA_PAGE",
              "title": {
                "en": "Reflected light hides part of the certificate",
                "zh": "照片反光，部分内容无法看清"
              },
              "instruction": {
                "en": "Take the photo again without flash, and tilt the certificate until nothing on it reflects the light.",
                "zh": "请关闭闪光灯重新拍摄，并调整证件角度，避免反光。"
              }
            }
          ],
          "decidedAt": "2026-11-24T01:58:47.960Z"
        },
        "expiresAt": "2026-12-24T01:58:47.960Z",
        "attemptsLeft": 9,
        "createdAt": "2026-11-23T09:22:10.846Z",
        "updatedAt": "2026-11-24T01:58:47.960Z",
        "timeline": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          },
          {
            "at": "2026-11-24T01:58:47.960Z",
            "event": "application.retry_requested",
            "attempt": 1,
            "sequence": 5,
            "messageKey": "application-retry-requested",
            "title": {
              "en": "Something in your application needs to be corrected",
              "zh": "您的认证申请需要修改"
            },
            "details": {
              "reasons": [
                {
                  "code": "PHOTO_GLARE",
                  "slot": "DATA_PAGE"
                }
              ]
            }
          }
        ]
      },
      "approved": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "status": "APPROVED",
        "attempt": 2,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "ACCEPTED",
            "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
            "contentType": "image/jpeg",
            "sizeBytes": 2390016,
            "evidence": "READY",
            "advice": []
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "maskedNumber": "E******00",
        "submittedAt": "2026-11-24T11:05:29.207Z",
        "dueAt": "2026-11-27T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "decision": {
          "outcome": "APPROVE",
          "reasons": [],
          "decidedAt": "2026-11-25T02:14:08.339Z"
        },
        "createdAt": "2026-11-23T09:22:10.846Z",
        "updatedAt": "2026-11-25T02:14:08.339Z",
        "timeline": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          },
          {
            "at": "2026-11-24T01:58:47.960Z",
            "event": "application.retry_requested",
            "attempt": 1,
            "sequence": 5,
            "messageKey": "application-retry-requested",
            "title": {
              "en": "Something in your application needs to be corrected",
              "zh": "您的认证申请需要修改"
            },
            "details": {
              "reasons": [
                {
                  "code": "PHOTO_GLARE",
                  "slot": "DATA_PAGE"
                }
              ]
            }
          },
          {
            "at": "2026-11-24T11:03:12.554Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 6,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-24T11:05:29.207Z",
            "event": "application.submitted",
            "attempt": 2,
            "sequence": 7,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          },
          {
            "at": "2026-11-25T02:14:08.339Z",
            "event": "application.approved",
            "attempt": 2,
            "sequence": 8,
            "messageKey": "application-approved",
            "title": {
              "en": "Your account is real-name authenticated",
              "zh": "您的账号已通过实名认证"
            }
          },
          {
            "at": "2026-11-25T02:14:08.339Z",
            "event": "account.authenticated",
            "attempt": 2,
            "sequence": 9,
            "messageKey": "account-authenticated",
            "title": {
              "en": "The account is real-name authenticated",
              "zh": "账号已完成实名认证"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "exportAccount": {
    "answer": {
      "inReview": {
        "exportedAt": "2026-11-24T01:50:02.117Z",
        "account": {
          "accountId": "customer-42",
          "registrationRegion": "CN",
          "authenticationStatus": "IN_REVIEW",
          "eligibility": {
            "eligible": false,
            "reasons": [
              "APPLICATION_OPEN"
            ]
          },
          "currentApplicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
          "partnerProgram": false,
          "createdAt": "2026-11-23T09:20:04.118Z",
          "updatedAt": "2026-11-23T09:36:33.399Z",
          "factsToldAt": {
            "registrationRegion": "2026-11-23T09:20:04.118Z"
          }
        },
        "applications": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "status": "IN_REVIEW",
            "attempt": 1,
            "certificateType": "PASSPORT",
            "issuingRegion": "CN",
            "documents": [
              {
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "slot": "DATA_PAGE",
                "status": "ACCEPTED",
                "contentType": "image/jpeg",
                "extension": "jpg",
                "sizeBytes": 2481152,
                "createdAt": "2026-11-23T09:24:15.733Z",
                "format": "JPEG",
                "evidence": "READY",
                "examinedAt": "2026-11-23T09:24:15.733Z",
                "advice": [
                  "GLARE"
                ],
                "reading": {
                  "readAt": "2026-11-23T09:24:15.733Z",
                  "pages": [
                    {
                      "turn": 0,
                      "width": 2000,
                      "height": 1500,
                      "lines": [
                        {
                          "text": "PASSPORT",
                          "place": {
                            "x": 100,
                            "y": 100,
                            "width": 160,
                            "height": 30
                          },
                          "confidence": 0.98
                        },
                        {
                          "text": "LI",
                          "place": {
                            "x": 100,
                            "y": 160,
                            "width": 40,
                            "height": 30
                          },
                          "confidence": 0.98
                        },
                        {
                          "text": "SPECIMEN",
                          "place": {
                            "x": 100,
                            "y": 220,
                            "width": 160,
                            "height": 30
                          },
                          "confidence": 0.98
                        },
                        {
                          "text": "E00000000",
                          "place": {
                            "x": 100,
                            "y": 280,
                            "width": 180,
                            "height": 30
                          },
                          "confidence": 0.98
                        },
                        {
                          "text": "P<CHNLI<<SPECIMEN<<<<<<<<<<<<<<<<<<<<<<<<<<<",
                          "place": {
                            "x": 100,
                            "y": 340,
                            "width": 880,
                            "height": 30
                          },
                          "confidence": 0.98
                        },
                        {
                          "text": "E000000008CHN9002155F3912313<<<<<<<<<<<<<<<6",
                          "place": {
                            "x": 100,
                            "y": 400,
                            "width": 880,
                            "height": 30
                          },
                          "confidence": 0.98
                        }
                      ],
                      "zone": {
                        "format": "TD3",
                        "place": {
                          "x": 100,
                          "y": 340,
                          "width": 880,
                          "height": 90
                        },
                        "fields": {
                          "documentCode": {
                            "value": "P",
                            "isRepaired": false,
                            "doubtfulAt": [],
                            "place": {
                              "x": 100,
                              "y": 340,
                              "width": 20,
                              "height": 30
                            },
                            "check": "NONE"
                          },
                          "issuer": {
                            "value": "CHN",
                            "isRepaired": false,
                            "doubtfulAt": [],
                            "place": {
                              "x": 140,
                              "y": 340,
                              "width": 60,
                              "height": 30
                            },
                            "check": "NONE"
                          },
                          "nationality": {
                            "value": "CHN",
                            "isRepaired": false,
                            "doubtfulAt": [],
                            "place": {
                              "x": 300,
                              "y": 400,
                              "width": 60,
                              "height": 30
                            },
                            "check": "NONE"
                          },
                          "sex": {
                            "value": "F",
                            "isRepaired": false,
                            "doubtfulAt": [],
                            "place": {
                              "x": 500,
                              "y": 400,
                              "width": 20,
                              "height": 30
                            },
                            "check": "NONE"
                          },
                          "birthDate": {
                            "value": "1990-02-15",
                            "isRepaired": false,
                            "doubtfulAt": [],
                            "place": {
                              "x": 360,
                              "y": 400,
                              "width": 120,
                              "height": 30
                            },
                            "check": "RIGHT"
                          },
                          "expiryDate": {
                            "value": "2039-12-31",
                            "isRepaired": false,
                            "doubtfulAt": [],
                            "place": {
                              "x": 520,
                              "y": 400,
                              "width": 120,
                              "height": 30
                            },
                            "check": "RIGHT"
                          },
                          "number": {
                            "value": "E00000000",
                            "isRepaired": false,
                            "doubtfulAt": [],
                            "place": {
                              "x": 100,
                              "y": 400,
                              "width": 180,
                              "height": 30
                            },
                            "check": "RIGHT"
                          }
                        },
                        "name": {
                          "surname": "LI",
                          "givenNames": "SPECIMEN",
                          "isTruncated": false,
                          "isCertain": true,
                          "place": {
                            "x": 200,
                            "y": 340,
                            "width": 240,
                            "height": 30
                          }
                        },
                        "checks": [
                          {
                            "field": "number",
                            "isRight": true
                          },
                          {
                            "field": "birthDate",
                            "isRight": true
                          },
                          {
                            "field": "expiryDate",
                            "isRight": true
                          },
                          {
                            "field": "optionalData",
                            "isRight": true
                          },
                          {
                            "field": "composite",
                            "isRight": true
                          }
                        ]
                      },
                      "barCodes": [],
                      "faces": [
                        {
                          "place": {
                            "x": 1200,
                            "y": 300,
                            "width": 200,
                            "height": 250
                          },
                          "confidence": 0.9
                        }
                      ]
                    }
                  ]
                },
                "measured": {
                  "pages": [
                    {
                      "width": 4032,
                      "height": 3024,
                      "sharpness": 812.4,
                      "meanLightness": 148.2,
                      "darkShare": 0.021,
                      "glareShare": 0.064
                    }
                  ],
                  "origin": {
                    "camera": "Phone 12",
                    "capturedAt": "2026-11-23T17:24:02"
                  }
                },
                "files": {
                  "originalUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/original?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015002Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                  "pages": [
                    {
                      "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015002Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                      "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015002Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
                    }
                  ],
                  "urlsExpireAt": "2026-11-24T01:55:02.117Z"
                }
              },
              {
                "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
                "slot": "HOLDING",
                "status": "ACCEPTED",
                "contentType": "image/png",
                "extension": "png",
                "sizeBytes": 4915200,
                "createdAt": "2026-11-23T09:25:48.021Z",
                "format": "PNG",
                "evidence": "READY",
                "examinedAt": "2026-11-23T09:25:48.021Z",
                "advice": [],
                "reading": {
                  "readAt": "2026-11-23T09:25:48.021Z",
                  "pages": [
                    {
                      "turn": 0,
                      "width": 2000,
                      "height": 1500,
                      "lines": [
                        {
                          "text": "PASSPORT",
                          "place": {
                            "x": 100,
                            "y": 100,
                            "width": 160,
                            "height": 30
                          },
                          "confidence": 0.98
                        },
                        {
                          "text": "LI",
                          "place": {
                            "x": 100,
                            "y": 160,
                            "width": 40,
                            "height": 30
                          },
                          "confidence": 0.98
                        }
                      ],
                      "barCodes": [],
                      "faces": [
                        {
                          "place": {
                            "x": 900,
                            "y": 200,
                            "width": 320,
                            "height": 400
                          },
                          "confidence": 0.97
                        },
                        {
                          "place": {
                            "x": 420,
                            "y": 900,
                            "width": 60,
                            "height": 80
                          },
                          "confidence": 0.81
                        }
                      ],
                      "certificate": {
                        "x": 380,
                        "y": 820,
                        "width": 520,
                        "height": 360
                      }
                    }
                  ]
                },
                "measured": {
                  "pages": [
                    {
                      "width": 4032,
                      "height": 3024,
                      "sharpness": 812.4,
                      "meanLightness": 148.2,
                      "darkShare": 0.021,
                      "glareShare": 0.004
                    }
                  ],
                  "origin": {}
                },
                "files": {
                  "originalUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/original?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015002Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                  "pages": [
                    {
                      "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015002Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                      "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015002Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
                    }
                  ],
                  "urlsExpireAt": "2026-11-24T01:55:02.117Z"
                }
              }
            ],
            "maskedNumber": "E******00",
            "submittedAt": "2026-11-23T09:36:33.399Z",
            "dueAt": "2026-11-26T10:00:00.000Z",
            "dueProvisional": false,
            "overdue": false,
            "createdAt": "2026-11-23T09:22:10.846Z",
            "updatedAt": "2026-11-23T09:36:33.399Z",
            "timeline": [
              {
                "at": "2026-11-23T09:22:10.846Z",
                "event": "application.created",
                "attempt": 1,
                "sequence": 1,
                "messageKey": "application-created",
                "title": {
                  "en": "You have started your real-name authentication",
                  "zh": "您已开始实名认证"
                }
              },
              {
                "at": "2026-11-23T09:24:15.733Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 2,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "DATA_PAGE"
                }
              },
              {
                "at": "2026-11-23T09:25:48.021Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 3,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "HOLDING"
                }
              },
              {
                "at": "2026-11-23T09:36:33.399Z",
                "event": "application.submitted",
                "attempt": 1,
                "sequence": 4,
                "messageKey": "application-submitted",
                "title": {
                  "en": "Your application was submitted for review",
                  "zh": "您的认证申请已提交审核"
                }
              }
            ],
            "consent": {
              "policyVersion": "2026-12",
              "givenAt": "2026-11-23T09:22:10.846Z",
              "locale": "zh"
            },
            "entered": {
              "name": "LI SPECIMEN",
              "certificateNumber": "E00000000",
              "expiryDate": "2039-12-31"
            }
          }
        ],
        "sessions": [
          {
            "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11",
            "createdAt": "2026-11-23T09:20:04.118Z",
            "expiresAt": "2026-11-24T09:20:04.118Z",
            "locale": "zh",
            "returnUrl": "https://shop.example.com/verified",
            "email": "li@example.com",
            "metadata": {
              "orderId": "4711"
            }
          }
        ],
        "auditTrail": [
          {
            "auditId": "2026-11-24T01:50:02.117Z#a091c9ae-a81b-4b05-8f80-b4d69d6b9c37",
            "at": "2026-11-24T01:50:02.117Z",
            "action": "account.export",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            }
          },
          {
            "auditId": "2026-11-23T09:36:33.399Z#698d7dd1-aa16-4e5f-8543-cd12bbb65d0b",
            "at": "2026-11-23T09:36:33.399Z",
            "action": "application.submit",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "from": "DRAFT",
            "to": "IN_REVIEW",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            }
          },
          {
            "auditId": "2026-11-23T09:25:48.021Z#307d6960-7f9f-4f6b-8589-95137f30c010",
            "at": "2026-11-23T09:25:48.021Z",
            "action": "application.read-files",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            }
          },
          {
            "auditId": "2026-11-23T09:25:48.021Z#0e55e477-658b-4105-8417-1792f63da547",
            "at": "2026-11-23T09:25:48.021Z",
            "action": "application.read-suggestions",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            }
          },
          {
            "auditId": "2026-11-23T09:25:48.021Z#926c77c8-31f0-410f-83fa-7ede1a0a952e",
            "at": "2026-11-23T09:25:48.021Z",
            "action": "document.read",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "actor": {
              "role": "system",
              "id": "read-document"
            },
            "details": {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
              "evidence": "READY"
            }
          },
          {
            "auditId": "2026-11-23T09:25:48.021Z#28e7b211-4041-494a-8c7e-45051d6b8fc6",
            "at": "2026-11-23T09:25:48.021Z",
            "action": "document.accept",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "from": "VALIDATING",
            "to": "ACCEPTED",
            "actor": {
              "role": "system",
              "id": "validate-document"
            },
            "details": {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358"
            }
          },
          {
            "auditId": "2026-11-23T09:25:48.021Z#4823a870-4f11-4eee-873c-7c4ab4c0a9d2",
            "at": "2026-11-23T09:25:48.021Z",
            "action": "document.validate",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "from": "AWAITING_UPLOAD",
            "to": "VALIDATING",
            "actor": {
              "role": "system",
              "id": "validate-document"
            },
            "details": {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358"
            }
          },
          {
            "auditId": "2026-11-23T09:25:48.021Z#7684f170-12f8-42d5-8c41-b4f84bc07c15",
            "at": "2026-11-23T09:25:48.021Z",
            "action": "document.request",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            },
            "details": {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358"
            }
          },
          {
            "auditId": "2026-11-23T09:24:15.733Z#5845b027-518e-420e-88a6-30145f190bf7",
            "at": "2026-11-23T09:24:15.733Z",
            "action": "document.read",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "actor": {
              "role": "system",
              "id": "read-document"
            },
            "details": {
              "slot": "DATA_PAGE",
              "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
              "evidence": "READY"
            }
          },
          {
            "auditId": "2026-11-23T09:24:15.733Z#ab6302f6-9f41-449f-8fdc-78bd48974566",
            "at": "2026-11-23T09:24:15.733Z",
            "action": "document.accept",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "from": "VALIDATING",
            "to": "ACCEPTED",
            "actor": {
              "role": "system",
              "id": "validate-document"
            },
            "details": {
              "slot": "DATA_PAGE",
              "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41"
            }
          },
          {
            "auditId": "2026-11-23T09:24:15.733Z#88bc5d2c-2bc2-4271-8105-b8cb609fe3df",
            "at": "2026-11-23T09:24:15.733Z",
            "action": "document.validate",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "from": "AWAITING_UPLOAD",
            "to": "VALIDATING",
            "actor": {
              "role": "system",
              "id": "validate-document"
            },
            "details": {
              "slot": "DATA_PAGE",
              "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41"
            }
          },
          {
            "auditId": "2026-11-23T09:24:15.733Z#3b87bfbb-7259-44e9-8b01-dc31c7c77937",
            "at": "2026-11-23T09:24:15.733Z",
            "action": "document.request",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            },
            "details": {
              "slot": "DATA_PAGE",
              "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41"
            }
          },
          {
            "auditId": "2026-11-23T09:23:30.077Z#444ea325-5198-4dfe-8989-7e93324925e0",
            "at": "2026-11-23T09:23:30.077Z",
            "action": "handoff.open",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            },
            "details": {
              "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11"
            }
          },
          {
            "auditId": "2026-11-23T09:23:01.290Z#b09b50f3-c46c-489f-8628-96fb5a081e8c",
            "at": "2026-11-23T09:23:01.290Z",
            "action": "handoff.create",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            },
            "details": {
              "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11"
            }
          },
          {
            "auditId": "2026-11-23T09:22:10.846Z#3310c60f-d7f1-4312-81c4-f8bd284d0161",
            "at": "2026-11-23T09:22:10.846Z",
            "action": "application.create",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "to": "DRAFT",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            }
          },
          {
            "auditId": "2026-11-23T09:21:37.502Z#cb4aec88-9ac8-48d5-8812-a44cc47d1c10",
            "at": "2026-11-23T09:21:37.502Z",
            "action": "session.open",
            "actor": {
              "role": "applicant",
              "id": "customer-42"
            },
            "details": {
              "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11"
            }
          },
          {
            "auditId": "2026-11-23T09:20:04.118Z#cd3d4eb4-85fd-495f-87e5-62af6c692c12",
            "at": "2026-11-23T09:20:04.118Z",
            "action": "session.create",
            "actor": {
              "role": "machine",
              "id": "5mqh2v8k1p4r7t0w3y6z9b2d5f"
            },
            "details": {
              "sessionId": "0b5f8a36-5d0c-4f6e-9a53-7d6d3f8f2d11",
              "registrationRegion": "CN",
              "partnerProgram": false
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Too many requests",
      "status": 429,
      "code": "TOO_MANY_REQUESTS",
      "detail": "Too many exports were asked for today."
    }
  },
  "withdrawConsent": {
    "answer": {
      "inReview": {
        "accountId": "customer-42",
        "consentWithdrawnAt": "2026-11-24T01:50:02.117Z",
        "applications": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "status": "WITHDRAWN",
            "documents": 2,
            "imagesErasedAt": "2026-11-24T01:50:02.117Z",
            "personalFields": [
              "name",
              "certificateNumber",
              "maskedNumber",
              "expiryDate",
              "certificateHash",
              "fingerprints"
            ],
            "personalFieldsErasedAt": "2026-11-24T01:50:02.117Z",
            "workflow": "ENDING"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "listParkedApplications": {
    "answer": {
      "one": {
        "items": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "since": "2026-11-24T01:50:02.117Z",
            "error": "States.TaskFailed"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some fields are not as they should be.",
      "errors": [
        {
          "pointer": "/query/limit",
          "code": "TOO_BIG",
          "message": "This is longer or larger than allowed."
        }
      ]
    }
  },
  "resumeParkedApplication": {
    "answer": {
      "resumed": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "resumption": "RESUMED"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "WRONG_STATE",
      "detail": "This application is not parked, or it goes on already."
    }
  },
  "ruleOnOverride": {
    "answer": {
      "declined": {
        "proposalId": "b94d27b9-934d-4e08-a52e-52d7da7dabfa",
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "ruling": "DECLINE",
        "ruledAt": "2026-11-26T03:30:00.000Z"
      },
      "confirmed": {
        "proposalId": "b94d27b9-934d-4e08-a52e-52d7da7dabfa",
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "ruling": "CONFIRM",
        "ruledAt": "2026-11-26T03:30:00.000Z",
        "dueAt": "2026-12-01T10:00:00.000Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Forbidden",
      "status": 403,
      "code": "FORBIDDEN",
      "detail": "The override is for an operator who neither proposed it nor decided."
    }
  },
  "proposeOverride": {
    "answer": {
      "proposed": {
        "proposalId": "b94d27b9-934d-4e08-a52e-52d7da7dabfa",
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "proposedBy": "71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36",
        "proposedAt": "2026-11-26T03:30:00.000Z",
        "expiresAt": "2026-12-03T03:30:00.000Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "WRONG_STATE",
      "detail": "The application is not in a state that allows this."
    }
  },
  "listOverrideProposals": {
    "answer": {
      "one": {
        "items": [
          {
            "proposalId": "b94d27b9-934d-4e08-a52e-52d7da7dabfa",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "proposedBy": "71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36",
            "proposedAt": "2026-11-26T03:30:00.000Z",
            "expiresAt": "2026-12-03T03:30:00.000Z"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some fields are not as they should be.",
      "errors": [
        {
          "pointer": "/query/limit",
          "code": "TOO_BIG",
          "message": "This is longer or larger than allowed."
        }
      ]
    }
  },
  "getOverrideProposal": {
    "answer": {
      "open": {
        "proposalId": "b94d27b9-934d-4e08-a52e-52d7da7dabfa",
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "accountId": "customer-42",
        "proposedBy": "71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36",
        "proposedAt": "2026-11-26T03:30:00.000Z",
        "expiresAt": "2026-12-03T03:30:00.000Z",
        "reason": "The embassy confirmed that the passport is genuine, case 5120.",
        "decidedBy": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493",
        "decidedAt": "2026-11-24T01:52:20.415Z",
        "reasons": [
          {
            "code": "NOT_THE_HOLDER"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "OWN_APPLICATION",
      "detail": "Your own account is for another operator."
    }
  },
  "health": {
    "answer": {
      "testMode": {
        "status": "ok",
        "testMode": true
      },
      "ok": {
        "status": "ok"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Forbidden",
      "status": 403,
      "code": "FORBIDDEN",
      "detail": "The API takes calls at its public address only."
    }
  },
  "simulateAdvancement": {
    "answer": {
      "overdue": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "attempt": 1,
        "status": "IN_REVIEW"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "WRONG_STATE",
      "detail": "The application is not in a state that allows this."
    }
  },
  "simulateDecision": {
    "answer": {
      "approve": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "attempt": 1,
        "outcome": "APPROVE",
        "reasons": [],
        "decidedAt": "2026-11-24T01:50:02.117Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "ALREADY_DECIDED",
      "detail": "This attempt has been decided."
    }
  },
  "listEventTypes": {
    "answer": {
      "all": {
        "items": [
          {
            "eventType": "application.created",
            "description": "An account started an application.",
            "sample": {
              "type": "application.created",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.created",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-created",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "application.submitted",
            "description": "An application was submitted for review, for the first time or again.",
            "sample": {
              "type": "application.submitted",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.submitted",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-submitted",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "application.approved",
            "description": "An application was approved.",
            "sample": {
              "type": "application.approved",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.approved",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-approved",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "application.retry_requested",
            "description": "Something in the application has to be corrected. `reasons` says what.",
            "sample": {
              "type": "application.retry_requested",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.retry_requested",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-retry-requested",
                "audience": "applicant",
                "details": {
                  "reasons": [
                    {
                      "code": "PHOTO_GLARE",
                      "slot": "DATA_PAGE"
                    },
                    {
                      "code": "NAME_MISMATCH"
                    }
                  ]
                }
              }
            }
          },
          {
            "eventType": "application.rejected",
            "description": "An application was rejected for good.",
            "sample": {
              "type": "application.rejected",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.rejected",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-rejected",
                "audience": "applicant",
                "details": {
                  "reasons": [
                    {
                      "code": "FORGED"
                    }
                  ]
                }
              }
            }
          },
          {
            "eventType": "application.reopened",
            "description": "Two operators had a rejected application reviewed again. The account is in review.",
            "sample": {
              "type": "application.reopened",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.reopened",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-reopened",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "application.expires_soon",
            "description": "A draft or a requested retry expires soon without a submission.",
            "sample": {
              "type": "application.expires_soon",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.expires_soon",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-expires-soon",
                "audience": "applicant",
                "details": {
                  "expiresAt": "2026-12-26T09:36:33.399Z"
                }
              }
            }
          },
          {
            "eventType": "application.expired",
            "description": "A draft or a requested retry expired.",
            "sample": {
              "type": "application.expired",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.expired",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-expired",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "application.withdrawn",
            "description": "The applicant withdrew the application.",
            "sample": {
              "type": "application.withdrawn",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.withdrawn",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-withdrawn",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "application.revoked",
            "description": "An authentication ended: by an operator, by the account holder, or, with the reason `CERTIFICATE_EXPIRED`, by the stage at the expiry of the certificate.",
            "sample": {
              "type": "application.revoked",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.revoked",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-revoked",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "application.superseded",
            "description": "An approved application was replaced by a renewal, `supersededBy`. The account stays authenticated.",
            "sample": {
              "type": "application.superseded",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "application.superseded",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "application-superseded",
                "audience": "applicant",
                "details": {
                  "supersededBy": "5d1a7e0c-0b7e-4f5e-9c39-4fb0ad4a4a52"
                }
              }
            }
          },
          {
            "eventType": "document.accepted",
            "description": "A file was accepted.",
            "sample": {
              "type": "document.accepted",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "document.accepted",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "document-accepted",
                "audience": "applicant",
                "details": {
                  "slot": "DATA_PAGE"
                }
              }
            }
          },
          {
            "eventType": "document.refused",
            "description": "A file was refused. `refusal` says why.",
            "sample": {
              "type": "document.refused",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "document.refused",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "document-refused",
                "audience": "applicant",
                "details": {
                  "slot": "DATA_PAGE",
                  "refusal": "CORRUPT"
                }
              }
            }
          },
          {
            "eventType": "review.due_soon",
            "description": "A review is due soon.",
            "sample": {
              "type": "review.due_soon",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "review.due_soon",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "review-due-soon",
                "audience": "reviewers",
                "details": {
                  "dueAt": "2026-11-26T10:00:00.000Z"
                }
              }
            }
          },
          {
            "eventType": "review.overdue",
            "description": "A review passed its deadline; again each working day.",
            "sample": {
              "type": "review.overdue",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "review.overdue",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "review-overdue",
                "audience": "reviewers",
                "details": {
                  "dueAt": "2026-11-26T10:00:00.000Z"
                }
              }
            }
          },
          {
            "eventType": "account.authenticated",
            "description": "An account is real-name authenticated, or authenticated again by a renewal.",
            "sample": {
              "type": "account.authenticated",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "account.authenticated",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "account-authenticated",
                "audience": "integrators"
              }
            }
          },
          {
            "eventType": "account.erased",
            "description": "The real-name data of an account was erased.",
            "sample": {
              "type": "account.erased",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "account.erased",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "account-erased",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "certificate.expiring",
            "description": "The certificate of an authenticated account expires within 30 days. The account stays authenticated.",
            "sample": {
              "type": "certificate.expiring",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "certificate.expiring",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "certificate-expiring",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "certificate.expired",
            "description": "The certificate of an authenticated account has expired. The account stays authenticated, unless the stage revokes it: then `application.revoked` follows.",
            "sample": {
              "type": "certificate.expired",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_7",
                "name": "certificate.expired",
                "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
                "accountId": "customer-42",
                "attempt": 1,
                "sequence": 7,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "certificate-expired",
                "audience": "applicant"
              }
            }
          },
          {
            "eventType": "webhook_endpoint.disabled",
            "description": "An endpoint was disabled: it answered 410 (`GONE`), or failed for five days (`NO_SUCCESS`).",
            "sample": {
              "type": "webhook_endpoint.disabled",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912_1",
                "name": "webhook_endpoint.disabled",
                "endpointId": "c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912",
                "sequence": 1,
                "occurredAt": "2026-11-23T09:36:33.399Z",
                "messageKey": "webhook-endpoint-disabled",
                "audience": "operators",
                "details": {
                  "reason": "NO_SUCCESS"
                }
              }
            }
          },
          {
            "eventType": "webhook.test",
            "description": "Sent only by `POST /v1/webhook-endpoints/{endpointId}/test`, whatever the endpoint asks for.",
            "sample": {
              "type": "webhook.test",
              "timestamp": "2026-11-23T09:36:33.399Z",
              "data": {
                "id": "evt_c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912_8d2f1c6a-3b7e-4e95-a0c4-6f19b5d7e283",
                "name": "webhook.test",
                "endpointId": "c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912",
                "occurredAt": "2026-11-23T09:36:33.399Z"
              }
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "createWebhookEndpoint": {
    "answer": {
      "created": {
        "endpointId": "c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912",
        "url": "https://shop.example.com/hooks/realname",
        "eventTypes": [
          "*"
        ],
        "description": "The shop",
        "status": "ENABLED",
        "createdAt": "2026-11-23T08:40:19.904Z",
        "updatedAt": "2026-11-23T08:40:19.904Z",
        "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "The URL must begin with https://.",
      "errors": [
        {
          "pointer": "/url",
          "code": "INVALID_FIELD",
          "message": "The URL must begin with https://."
        }
      ]
    }
  },
  "listWebhookEndpoints": {
    "answer": {
      "one": {
        "items": [
          {
            "endpointId": "c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912",
            "url": "https://shop.example.com/hooks/realname",
            "eventTypes": [
              "*"
            ],
            "description": "The shop",
            "status": "ENABLED",
            "createdAt": "2026-11-23T08:40:19.904Z",
            "updatedAt": "2026-11-23T08:40:19.904Z"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "getWebhookEndpoint": {
    "answer": {
      "enabled": {
        "endpointId": "c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912",
        "url": "https://shop.example.com/hooks/realname",
        "eventTypes": [
          "*"
        ],
        "description": "The shop",
        "status": "ENABLED",
        "createdAt": "2026-11-23T08:40:19.904Z",
        "updatedAt": "2026-11-23T08:40:19.904Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "testWebhookEndpoint": {
    "answer": {
      "sent": {
        "deliveryId": "dlv_0mwt0mmrk_yYDjuYHOY9i8sn8jQan6"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "WRONG_STATE",
      "detail": "The endpoint is disabled. Enable it first."
    }
  },
  "listReviews": {
    "answer": {
      "oneReview": {
        "items": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "status": "IN_REVIEW",
            "attempt": 1,
            "certificateType": "PASSPORT",
            "issuingRegion": "CN",
            "submittedAt": "2026-11-23T09:36:33.399Z",
            "dueAt": "2026-11-26T10:00:00.000Z",
            "dueProvisional": false,
            "overdue": false,
            "hints": [
              "GLARE"
            ],
            "awaitingConfirmation": false
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some fields are not as they should be.",
      "errors": [
        {
          "pointer": "/query/state",
          "code": "INVALID_VALUE",
          "message": "This is none of the values that the field can have."
        }
      ]
    }
  },
  "countReviews": {
    "answer": {
      "none": {
        "open": 1,
        "overdue": 0,
        "dueToday": 0,
        "dueSoon": 0,
        "mine": 0,
        "capped": false
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "getReview": {
    "answer": {
      "unclaimed": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "status": "IN_REVIEW",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "hints": [
          "GLARE"
        ],
        "awaitingConfirmation": false,
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "ACCEPTED",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "sizeBytes": 2481152,
            "evidence": "READY",
            "advice": [
              "GLARE"
            ]
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "history": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "OWN_APPLICATION",
      "detail": "Nobody reviews their own account's application."
    }
  },
  "claimNextReview": {
    "answer": {
      "none": {}
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some fields are not as they should be.",
      "errors": [
        {
          "pointer": "/issuingRegions/0",
          "code": "UNKNOWN_REGION",
          "message": "No such ISO 3166-1 alpha-2 region."
        }
      ]
    }
  },
  "releaseReview": {
    "answer": {
      "released": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "status": "IN_REVIEW",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "hints": [
          "GLARE"
        ],
        "awaitingConfirmation": false,
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "ACCEPTED",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "sizeBytes": 2481152,
            "evidence": "READY",
            "advice": [
              "GLARE"
            ]
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "history": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "REVIEW_CLAIMED_BY_OTHER",
      "detail": "Another reviewer holds this review."
    }
  },
  "claimReview": {
    "answer": {
      "claimed": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "status": "IN_REVIEW",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "hints": [
          "GLARE"
        ],
        "awaitingConfirmation": false,
        "lease": {
          "reviewerId": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493",
          "expiresAt": "2026-11-24T02:07:20.415Z",
          "mine": true
        },
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "ACCEPTED",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "sizeBytes": 2481152,
            "evidence": "READY",
            "advice": [
              "GLARE"
            ]
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "history": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          }
        ],
        "entered": {
          "name": "LI SPECIMEN",
          "certificateNumber": "E00000000",
          "expiryDate": "2039-12-31"
        },
        "evidence": {
          "age": 36,
          "certificateInHoldingPhoto": {
            "slot": "HOLDING",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "page": 0,
            "x": 0.19,
            "y": 0.5467,
            "width": 0.26,
            "height": 0.24
          },
          "fields": [
            {
              "field": "name",
              "result": "AGREES",
              "read": {
                "value": "LI SPECIMEN",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                  "page": 0,
                  "x": 0.1,
                  "y": 0.2267,
                  "width": 0.12,
                  "height": 0.02
                }
              }
            },
            {
              "field": "certificateNumber",
              "result": "AGREES",
              "read": {
                "value": "E00000000",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                  "page": 0,
                  "x": 0.05,
                  "y": 0.2667,
                  "width": 0.09,
                  "height": 0.02
                }
              }
            },
            {
              "field": "expiryDate",
              "result": "AGREES",
              "read": {
                "value": "2039-12-31",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                  "page": 0,
                  "x": 0.26,
                  "y": 0.2667,
                  "width": 0.06,
                  "height": 0.02
                }
              }
            }
          ],
          "alsoRead": [
            {
              "field": "birthDate",
              "value": "1990-02-15",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.18,
                "y": 0.2667,
                "width": 0.06,
                "height": 0.02
              }
            },
            {
              "field": "sex",
              "value": "F",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.25,
                "y": 0.2667,
                "width": 0.01,
                "height": 0.02
              }
            },
            {
              "field": "issuer",
              "value": "CHN",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.07,
                "y": 0.2267,
                "width": 0.03,
                "height": 0.02
              }
            },
            {
              "field": "nationality",
              "value": "CHN",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.15,
                "y": 0.2667,
                "width": 0.03,
                "height": 0.02
              }
            }
          ],
          "zones": [
            {
              "format": "TD3",
              "checks": [
                {
                  "field": "number",
                  "right": true
                },
                {
                  "field": "birthDate",
                  "right": true
                },
                {
                  "field": "expiryDate",
                  "right": true
                },
                {
                  "field": "optionalData",
                  "right": true
                },
                {
                  "field": "composite",
                  "right": true
                }
              ],
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.05,
                "y": 0.2267,
                "width": 0.44,
                "height": 0.06
              }
            }
          ],
          "faces": [
            {
              "slot": "DATA_PAGE",
              "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
              "page": 0,
              "x": 0.6,
              "y": 0.2,
              "width": 0.1,
              "height": 0.1667
            },
            {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
              "page": 0,
              "x": 0.45,
              "y": 0.1333,
              "width": 0.16,
              "height": 0.2667
            },
            {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
              "page": 0,
              "x": 0.21,
              "y": 0.6,
              "width": 0.03,
              "height": 0.0533
            }
          ],
          "hints": [],
          "suggestedReasons": []
        },
        "files": [
          {
            "slot": "DATA_PAGE",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "examinedAt": "2026-11-23T09:24:15.733Z",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015220Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015220Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-24T01:57:20.415Z",
            "signals": {
              "pages": [
                {
                  "sharpness": 812.4,
                  "meanLightness": 148.2,
                  "darkShare": 0.021,
                  "glareShare": 0.064
                }
              ],
              "origin": {
                "camera": "Phone 12",
                "capturedAt": "2026-11-23T17:24:02"
              },
              "otherAccounts": 0,
              "hints": [
                "GLARE"
              ]
            }
          },
          {
            "slot": "HOLDING",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "examinedAt": "2026-11-23T09:25:48.021Z",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015220Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015220Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-24T01:57:20.415Z",
            "signals": {
              "pages": [
                {
                  "sharpness": 812.4,
                  "meanLightness": 148.2,
                  "darkShare": 0.021,
                  "glareShare": 0.004
                }
              ],
              "origin": {},
              "otherAccounts": 0,
              "hints": []
            }
          }
        ],
        "earlierApplications": [],
        "notes": []
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "REVIEW_CLAIMED_BY_OTHER",
      "detail": "Another reviewer holds this review."
    }
  },
  "handOverReview": {
    "answer": {
      "toColleague": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "status": "IN_REVIEW",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "dueProvisional": false,
        "overdue": false,
        "hints": [
          "GLARE"
        ],
        "awaitingConfirmation": false,
        "handover": {
          "by": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493",
          "to": "2e8a6f04-b19c-4d73-a5e0-7c42d9b86f15",
          "at": "2026-11-24T01:53:06.240Z",
          "mine": false
        },
        "documents": [
          {
            "slot": "DATA_PAGE",
            "status": "ACCEPTED",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "sizeBytes": 2481152,
            "evidence": "READY",
            "advice": [
              "GLARE"
            ]
          },
          {
            "slot": "HOLDING",
            "status": "ACCEPTED",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "sizeBytes": 4915200,
            "evidence": "READY",
            "advice": []
          }
        ],
        "history": [
          {
            "at": "2026-11-23T09:22:10.846Z",
            "event": "application.created",
            "attempt": 1,
            "sequence": 1,
            "messageKey": "application-created",
            "title": {
              "en": "You have started your real-name authentication",
              "zh": "您已开始实名认证"
            }
          },
          {
            "at": "2026-11-23T09:24:15.733Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 2,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "DATA_PAGE"
            }
          },
          {
            "at": "2026-11-23T09:25:48.021Z",
            "event": "document.accepted",
            "attempt": 1,
            "sequence": 3,
            "messageKey": "document-accepted",
            "title": {
              "en": "A file was accepted",
              "zh": "文件已通过检查"
            },
            "details": {
              "slot": "HOLDING"
            }
          },
          {
            "at": "2026-11-23T09:36:33.399Z",
            "event": "application.submitted",
            "attempt": 1,
            "sequence": 4,
            "messageKey": "application-submitted",
            "title": {
              "en": "Your application was submitted for review",
              "zh": "您的认证申请已提交审核"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some fields are not as they should be.",
      "errors": [
        {
          "pointer": "/note",
          "code": "REQUIRED",
          "message": "This field is needed."
        }
      ]
    }
  },
  "askColleague": {
    "answer": {
      "asked": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "consultationId": "9d3c7f15-42ab-4e08-b6d1-0f8e5a2c7b94",
        "askedAt": "2026-11-24T01:55:01.733Z",
        "to": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "REVIEW_CLAIMED_BY_OTHER",
      "detail": "Another reviewer holds this review."
    }
  },
  "getQuestion": {
    "answer": {
      "asked": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "consultationId": "9d3c7f15-42ab-4e08-b6d1-0f8e5a2c7b94",
        "attempt": 1,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "submittedAt": "2026-11-23T09:36:33.399Z",
        "dueAt": "2026-11-26T10:00:00.000Z",
        "askedBy": "2e8a6f04-b19c-4d73-a5e0-7c42d9b86f15",
        "askedAt": "2026-11-24T01:55:01.733Z",
        "question": "Is the glare on the data page acceptable to you?",
        "entered": {
          "name": "LI SPECIMEN",
          "certificateNumber": "E00000000",
          "expiryDate": "2039-12-31"
        },
        "files": [
          {
            "slot": "DATA_PAGE",
            "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
            "contentType": "image/jpeg",
            "examinedAt": "2026-11-23T09:24:15.733Z",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015540Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015540Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-24T02:00:40.519Z",
            "signals": {
              "pages": [
                {
                  "sharpness": 812.4,
                  "meanLightness": 148.2,
                  "darkShare": 0.021,
                  "glareShare": 0.064
                }
              ],
              "origin": {
                "camera": "Phone 12",
                "capturedAt": "2026-11-23T17:24:02"
              },
              "otherAccounts": 0,
              "hints": [
                "GLARE"
              ]
            }
          },
          {
            "slot": "HOLDING",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "examinedAt": "2026-11-23T09:25:48.021Z",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015540Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T015540Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-24T02:00:40.519Z",
            "signals": {
              "pages": [
                {
                  "sharpness": 812.4,
                  "meanLightness": 148.2,
                  "darkShare": 0.021,
                  "glareShare": 0.004
                }
              ],
              "origin": {},
              "otherAccounts": 0,
              "hints": []
            }
          }
        ],
        "evidence": {
          "age": 36,
          "certificateInHoldingPhoto": {
            "slot": "HOLDING",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "page": 0,
            "x": 0.19,
            "y": 0.5467,
            "width": 0.26,
            "height": 0.24
          },
          "fields": [
            {
              "field": "name",
              "result": "AGREES",
              "read": {
                "value": "LI SPECIMEN",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                  "page": 0,
                  "x": 0.1,
                  "y": 0.2267,
                  "width": 0.12,
                  "height": 0.02
                }
              }
            },
            {
              "field": "certificateNumber",
              "result": "AGREES",
              "read": {
                "value": "E00000000",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                  "page": 0,
                  "x": 0.05,
                  "y": 0.2667,
                  "width": 0.09,
                  "height": 0.02
                }
              }
            },
            {
              "field": "expiryDate",
              "result": "AGREES",
              "read": {
                "value": "2039-12-31",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                  "page": 0,
                  "x": 0.26,
                  "y": 0.2667,
                  "width": 0.06,
                  "height": 0.02
                }
              }
            }
          ],
          "alsoRead": [
            {
              "field": "birthDate",
              "value": "1990-02-15",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.18,
                "y": 0.2667,
                "width": 0.06,
                "height": 0.02
              }
            },
            {
              "field": "sex",
              "value": "F",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.25,
                "y": 0.2667,
                "width": 0.01,
                "height": 0.02
              }
            },
            {
              "field": "issuer",
              "value": "CHN",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.07,
                "y": 0.2267,
                "width": 0.03,
                "height": 0.02
              }
            },
            {
              "field": "nationality",
              "value": "CHN",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.15,
                "y": 0.2667,
                "width": 0.03,
                "height": 0.02
              }
            }
          ],
          "zones": [
            {
              "format": "TD3",
              "checks": [
                {
                  "field": "number",
                  "right": true
                },
                {
                  "field": "birthDate",
                  "right": true
                },
                {
                  "field": "expiryDate",
                  "right": true
                },
                {
                  "field": "optionalData",
                  "right": true
                },
                {
                  "field": "composite",
                  "right": true
                }
              ],
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
                "page": 0,
                "x": 0.05,
                "y": 0.2267,
                "width": 0.44,
                "height": 0.06
              }
            }
          ],
          "faces": [
            {
              "slot": "DATA_PAGE",
              "documentId": "3f7b6a52-9d0e-4a5c-8f21-6b1d0e9c7a41",
              "page": 0,
              "x": 0.6,
              "y": 0.2,
              "width": 0.1,
              "height": 0.1667
            },
            {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
              "page": 0,
              "x": 0.45,
              "y": 0.1333,
              "width": 0.16,
              "height": 0.2667
            },
            {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
              "page": 0,
              "x": 0.21,
              "y": 0.6,
              "width": 0.03,
              "height": 0.0533
            }
          ],
          "hints": [],
          "suggestedReasons": []
        }
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "ALREADY_DECIDED",
      "detail": "This question has been answered."
    }
  },
  "giveOpinion": {
    "answer": {
      "retry": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "consultationId": "9d3c7f15-42ab-4e08-b6d1-0f8e5a2c7b94",
        "outcome": "REQUEST_RETRY",
        "reasons": [
          {
            "code": "PHOTO_GLARE",
            "slot": "DATA_PAGE"
          }
        ],
        "at": "2026-11-24T01:56:52.304Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "ALREADY_DECIDED",
      "detail": "This question has been answered."
    }
  },
  "decideReview": {
    "answer": {
      "retry": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "attempt": 1,
        "outcome": "REQUEST_RETRY",
        "reasons": [
          {
            "code": "PHOTO_GLARE",
            "slot": "DATA_PAGE"
          }
        ],
        "decidedAt": "2026-11-24T01:58:47.960Z"
      },
      "approve": {
        "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "attempt": 2,
        "outcome": "APPROVE",
        "reasons": [],
        "decidedAt": "2026-11-25T02:14:08.339Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "ALREADY_DECIDED",
      "detail": "This attempt has been decided."
    }
  },
  "listSecondReviews": {
    "answer": {
      "one": {
        "items": [
          {
            "sampleId": "20261125021408339-vYZsWifycBay9a7ex78FQU",
            "attempt": 2,
            "certificateType": "PASSPORT",
            "issuingRegion": "CN",
            "sampledAt": "2026-11-25T02:14:08.339Z",
            "claimed": false
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "claimSecondReview": {
    "answer": {
      "claimed": {
        "sampleId": "20261125021408339-vYZsWifycBay9a7ex78FQU",
        "attempt": 2,
        "certificateType": "PASSPORT",
        "issuingRegion": "CN",
        "submittedAt": "2026-11-24T11:05:29.207Z",
        "claimExpiresAt": "2026-11-25T03:35:40.226Z",
        "entered": {
          "name": "LI SPECIMEN",
          "certificateNumber": "E00000000",
          "expiryDate": "2039-12-31"
        },
        "files": [
          {
            "slot": "DATA_PAGE",
            "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
            "contentType": "image/jpeg",
            "examinedAt": "2026-11-24T11:03:12.554Z",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261125T032040Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261125T032040Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-25T03:25:40.226Z",
            "signals": {
              "pages": [
                {
                  "sharpness": 812.4,
                  "meanLightness": 148.2,
                  "darkShare": 0.021,
                  "glareShare": 0.002
                }
              ],
              "origin": {
                "camera": "Phone 12",
                "capturedAt": "2026-11-24T19:02:51"
              },
              "otherAccounts": 0,
              "hints": []
            }
          },
          {
            "slot": "HOLDING",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "contentType": "image/png",
            "examinedAt": "2026-11-23T09:25:48.021Z",
            "pages": [
              {
                "width": 4032,
                "height": 3024,
                "previewUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/preview-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261125T032040Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64",
                "thumbnailUrl": "https://vault.s3.example.com/documents/0c624ae3-8ee5-40e7-9e36-3c605ee3453d/a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358/thumbnail-1?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261125T032040Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=5d41402abc4b2a76b9719d911017c592ae2f8c1e0b7d63f49a85e3c1d70f2b64"
              }
            ],
            "urlsExpireAt": "2026-11-25T03:25:40.226Z",
            "signals": {
              "pages": [
                {
                  "sharpness": 812.4,
                  "meanLightness": 148.2,
                  "darkShare": 0.021,
                  "glareShare": 0.004
                }
              ],
              "origin": {},
              "otherAccounts": 0,
              "hints": []
            }
          }
        ],
        "evidence": {
          "age": 36,
          "certificateInHoldingPhoto": {
            "slot": "HOLDING",
            "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
            "page": 0,
            "x": 0.19,
            "y": 0.5467,
            "width": 0.26,
            "height": 0.24
          },
          "fields": [
            {
              "field": "name",
              "result": "AGREES",
              "read": {
                "value": "LI SPECIMEN",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                  "page": 0,
                  "x": 0.1,
                  "y": 0.2267,
                  "width": 0.12,
                  "height": 0.02
                }
              }
            },
            {
              "field": "certificateNumber",
              "result": "AGREES",
              "read": {
                "value": "E00000000",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                  "page": 0,
                  "x": 0.05,
                  "y": 0.2667,
                  "width": 0.09,
                  "height": 0.02
                }
              }
            },
            {
              "field": "expiryDate",
              "result": "AGREES",
              "read": {
                "value": "2039-12-31",
                "source": "ZONE",
                "place": {
                  "slot": "DATA_PAGE",
                  "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                  "page": 0,
                  "x": 0.26,
                  "y": 0.2667,
                  "width": 0.06,
                  "height": 0.02
                }
              }
            }
          ],
          "alsoRead": [
            {
              "field": "birthDate",
              "value": "1990-02-15",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                "page": 0,
                "x": 0.18,
                "y": 0.2667,
                "width": 0.06,
                "height": 0.02
              }
            },
            {
              "field": "sex",
              "value": "F",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                "page": 0,
                "x": 0.25,
                "y": 0.2667,
                "width": 0.01,
                "height": 0.02
              }
            },
            {
              "field": "issuer",
              "value": "CHN",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                "page": 0,
                "x": 0.07,
                "y": 0.2267,
                "width": 0.03,
                "height": 0.02
              }
            },
            {
              "field": "nationality",
              "value": "CHN",
              "source": "ZONE",
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                "page": 0,
                "x": 0.15,
                "y": 0.2667,
                "width": 0.03,
                "height": 0.02
              }
            }
          ],
          "zones": [
            {
              "format": "TD3",
              "checks": [
                {
                  "field": "number",
                  "right": true
                },
                {
                  "field": "birthDate",
                  "right": true
                },
                {
                  "field": "expiryDate",
                  "right": true
                },
                {
                  "field": "optionalData",
                  "right": true
                },
                {
                  "field": "composite",
                  "right": true
                }
              ],
              "place": {
                "slot": "DATA_PAGE",
                "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                "page": 0,
                "x": 0.05,
                "y": 0.2267,
                "width": 0.44,
                "height": 0.06
              }
            }
          ],
          "faces": [
            {
              "slot": "DATA_PAGE",
              "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
              "page": 0,
              "x": 0.6,
              "y": 0.2,
              "width": 0.1,
              "height": 0.1667
            },
            {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
              "page": 0,
              "x": 0.45,
              "y": 0.1333,
              "width": 0.16,
              "height": 0.2667
            },
            {
              "slot": "HOLDING",
              "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
              "page": 0,
              "x": 0.21,
              "y": 0.6,
              "width": 0.03,
              "height": 0.0533
            }
          ],
          "hints": [],
          "suggestedReasons": []
        }
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "OWN_APPLICATION",
      "detail": "Nobody reviews their own account's application."
    }
  },
  "decideSecondReview": {
    "answer": {
      "retry": {
        "sampleId": "20261125021408339-vYZsWifycBay9a7ex78FQU",
        "outcome": "REQUEST_RETRY",
        "reasons": [
          {
            "code": "PHOTO_GLARE",
            "slot": "DATA_PAGE"
          }
        ],
        "decidedAt": "2026-11-25T03:24:11.873Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "ALREADY_DECIDED",
      "detail": "This second review has been decided."
    }
  },
  "listColleagues": {
    "answer": {
      "one": {
        "items": [
          {
            "reviewerId": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "listDifferences": {
    "answer": {
      "one": {
        "items": [
          {
            "sampleId": "20261125021408339-vYZsWifycBay9a7ex78FQU",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "attempt": 2,
            "first": {
              "reviewerId": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493",
              "outcome": "APPROVE",
              "reasons": [],
              "decidedAt": "2026-11-25T02:14:08.339Z"
            },
            "second": {
              "reviewerId": "2e8a6f04-b19c-4d73-a5e0-7c42d9b86f15",
              "outcome": "REQUEST_RETRY",
              "reasons": [
                {
                  "code": "PHOTO_GLARE",
                  "slot": "DATA_PAGE"
                }
              ],
              "decidedAt": "2026-11-25T03:24:11.873Z"
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some fields are not as they should be.",
      "errors": [
        {
          "pointer": "/query/limit",
          "code": "TOO_BIG",
          "message": "This is longer or larger than allowed."
        }
      ]
    }
  },
  "listApplications": {
    "answer": {
      "approved": {
        "items": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "status": "APPROVED",
            "attempt": 2,
            "certificateType": "PASSPORT",
            "issuingRegion": "CN",
            "documents": [
              {
                "slot": "DATA_PAGE",
                "status": "ACCEPTED",
                "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                "contentType": "image/jpeg",
                "sizeBytes": 2390016,
                "evidence": "READY",
                "advice": []
              },
              {
                "slot": "HOLDING",
                "status": "ACCEPTED",
                "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
                "contentType": "image/png",
                "sizeBytes": 4915200,
                "evidence": "READY",
                "advice": []
              }
            ],
            "maskedNumber": "E******00",
            "submittedAt": "2026-11-24T11:05:29.207Z",
            "dueAt": "2026-11-27T10:00:00.000Z",
            "dueProvisional": false,
            "overdue": false,
            "decision": {
              "outcome": "APPROVE",
              "reasons": [],
              "decidedAt": "2026-11-25T02:14:08.339Z"
            },
            "createdAt": "2026-11-23T09:22:10.846Z",
            "updatedAt": "2026-11-25T02:14:08.339Z",
            "timeline": [
              {
                "at": "2026-11-23T09:22:10.846Z",
                "event": "application.created",
                "attempt": 1,
                "sequence": 1,
                "messageKey": "application-created",
                "title": {
                  "en": "You have started your real-name authentication",
                  "zh": "您已开始实名认证"
                }
              },
              {
                "at": "2026-11-23T09:24:15.733Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 2,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "DATA_PAGE"
                }
              },
              {
                "at": "2026-11-23T09:25:48.021Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 3,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "HOLDING"
                }
              },
              {
                "at": "2026-11-23T09:36:33.399Z",
                "event": "application.submitted",
                "attempt": 1,
                "sequence": 4,
                "messageKey": "application-submitted",
                "title": {
                  "en": "Your application was submitted for review",
                  "zh": "您的认证申请已提交审核"
                }
              },
              {
                "at": "2026-11-24T01:58:47.960Z",
                "event": "application.retry_requested",
                "attempt": 1,
                "sequence": 5,
                "messageKey": "application-retry-requested",
                "title": {
                  "en": "Something in your application needs to be corrected",
                  "zh": "您的认证申请需要修改"
                },
                "details": {
                  "reasons": [
                    {
                      "code": "PHOTO_GLARE",
                      "slot": "DATA_PAGE"
                    }
                  ]
                }
              },
              {
                "at": "2026-11-24T11:03:12.554Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 6,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "DATA_PAGE"
                }
              },
              {
                "at": "2026-11-24T11:05:29.207Z",
                "event": "application.submitted",
                "attempt": 2,
                "sequence": 7,
                "messageKey": "application-submitted",
                "title": {
                  "en": "Your application was submitted for review",
                  "zh": "您的认证申请已提交审核"
                }
              },
              {
                "at": "2026-11-25T02:14:08.339Z",
                "event": "application.approved",
                "attempt": 2,
                "sequence": 8,
                "messageKey": "application-approved",
                "title": {
                  "en": "Your account is real-name authenticated",
                  "zh": "您的账号已通过实名认证"
                }
              },
              {
                "at": "2026-11-25T02:14:08.339Z",
                "event": "account.authenticated",
                "attempt": 2,
                "sequence": 9,
                "messageKey": "account-authenticated",
                "title": {
                  "en": "The account is real-name authenticated",
                  "zh": "账号已完成实名认证"
                }
              }
            ]
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "listWebhookDeliveries": {
    "answer": {
      "succeeded": {
        "items": [
          {
            "deliveryId": "dlv_0mwvhposz_bGned5HHvyozlkNJkML0",
            "eventId": "evt_0c624ae3-8ee5-40e7-9e36-3c605ee3453d_8",
            "eventType": "application.approved",
            "status": "SUCCEEDED",
            "attempts": [
              {
                "at": "2026-11-25T03:24:11.873Z",
                "status": 503,
                "durationMs": 0
              },
              {
                "at": "2026-11-25T03:25:11.873Z",
                "status": 204,
                "durationMs": 0
              }
            ],
            "createdAt": "2026-11-25T03:24:11.873Z"
          }
        ],
        "nextCursor": "ZGx2XzBtd3ZocG9zel9iR25lZDVISHZ5b3psa05Ka01MMA"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "redeliverWebhook": {
    "answer": {
      "sentAgain": {
        "deliveryId": "dlv_0mwvhposz_bGned5HHvyozlkNJkML0"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "recoverWebhookEndpoint": {
    "answer": {
      "started": {
        "endpointId": "c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912",
        "since": "2026-11-25T00:00:00.000Z",
        "until": "2026-11-26T03:30:00.000Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "WRONG_STATE",
      "detail": "The endpoint is disabled. Enable it first."
    }
  },
  "getFigures": {
    "answer": {
      "days": {
        "from": "2026-11-23",
        "to": "2026-11-25",
        "timeZone": "Asia/Shanghai",
        "now": {
          "at": "2026-11-26T03:30:00.000Z",
          "overdue": 0,
          "dueByDay": [
            {
              "day": "2026-11-26",
              "reviews": 0
            },
            {
              "day": "2026-11-27",
              "reviews": 0
            },
            {
              "day": "2026-11-30",
              "reviews": 0
            },
            {
              "day": "2026-12-01",
              "reviews": 0
            }
          ],
          "dueLater": 0,
          "parked": 0,
          "capped": false
        },
        "totals": {
          "submitted": 2,
          "approved": 1,
          "retried": 1,
          "rejected": 0,
          "expired": 0,
          "withdrawn": 0,
          "overdue": 0,
          "webhookFailures": 0,
          "advised": 1,
          "refusals": {},
          "advice": {
            "GLARE": 1
          },
          "reasons": {
            "PHOTO_GLARE": 1
          },
          "decisionTime": {
            "decisions": 2,
            "medianMinutes": 79,
            "p95Minutes": 86
          }
        },
        "days": [
          {
            "day": "2026-11-23",
            "submitted": 1,
            "approved": 0,
            "retried": 0,
            "rejected": 0,
            "expired": 0,
            "withdrawn": 0,
            "overdue": 0,
            "webhookFailures": 0,
            "advised": 1,
            "refusals": {},
            "advice": {
              "GLARE": 1
            },
            "reasons": {},
            "decisionTime": {
              "decisions": 0
            }
          },
          {
            "day": "2026-11-24",
            "submitted": 1,
            "approved": 0,
            "retried": 1,
            "rejected": 0,
            "expired": 0,
            "withdrawn": 0,
            "overdue": 0,
            "webhookFailures": 0,
            "advised": 0,
            "refusals": {},
            "advice": {},
            "reasons": {
              "PHOTO_GLARE": 1
            },
            "decisionTime": {
              "decisions": 1,
              "medianMinutes": 86,
              "p95Minutes": 86
            }
          },
          {
            "day": "2026-11-25",
            "submitted": 0,
            "approved": 1,
            "retried": 0,
            "rejected": 0,
            "expired": 0,
            "withdrawn": 0,
            "overdue": 0,
            "webhookFailures": 0,
            "advised": 0,
            "refusals": {},
            "advice": {},
            "reasons": {},
            "decisionTime": {
              "decisions": 1,
              "medianMinutes": 79,
              "p95Minutes": 79
            }
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Give a day that is not before `from`.",
      "errors": [
        {
          "pointer": "/to",
          "code": "INVALID_FIELD",
          "message": "Give a day that is not before `from`."
        }
      ]
    }
  },
  "getReviewerFigures": {
    "answer": {
      "days": {
        "from": "2026-11-23",
        "to": "2026-11-25",
        "items": [
          {
            "from": "2026-11-23",
            "to": "2026-11-25",
            "reviewerId": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493",
            "decisions": 2,
            "approved": 1,
            "retried": 1,
            "rejected": 0,
            "retryShare": 0.5,
            "secondReviewed": 1,
            "agreed": 0,
            "agreement": 0,
            "medianMinutesInHand": 2
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Give a day that is not before `from`.",
      "errors": [
        {
          "pointer": "/to",
          "code": "INVALID_FIELD",
          "message": "Give a day that is not before `from`."
        }
      ]
    }
  },
  "listCountedApplications": {
    "answer": {
      "retried": {
        "items": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "at": "2026-11-24T01:58:47.960Z"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "This figure has no codes.",
      "errors": [
        {
          "pointer": "/code",
          "code": "INVALID_FIELD",
          "message": "This figure has no codes."
        }
      ]
    }
  },
  "putAccount": {
    "answer": {
      "typical": {
        "accountId": "customer-42",
        "registrationRegion": "CN",
        "authenticationStatus": "AUTHENTICATED",
        "eligibility": {
          "eligible": false,
          "reasons": [
            "ALREADY_AUTHENTICATED"
          ]
        },
        "currentApplicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "certificate": {
          "type": "PASSPORT",
          "issuingRegion": "CN",
          "maskedNumber": "E******00",
          "expiresOn": "2039-12-31",
          "status": "VALID"
        },
        "partnerProgram": false
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "OWN_APPLICATION",
      "detail": "Your own account is for another operator."
    }
  },
  "getAccountAsOperator": {
    "answer": {
      "authenticated": {
        "accountId": "customer-42",
        "registrationRegion": "CN",
        "authenticationStatus": "AUTHENTICATED",
        "eligibility": {
          "eligible": false,
          "reasons": [
            "ALREADY_AUTHENTICATED"
          ]
        },
        "currentApplicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
        "certificate": {
          "type": "PASSPORT",
          "issuingRegion": "CN",
          "maskedNumber": "E******00",
          "expiresOn": "2039-12-31",
          "status": "VALID"
        },
        "partnerProgram": false
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "listApplicationsAsOperator": {
    "answer": {
      "approved": {
        "items": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "status": "APPROVED",
            "attempt": 2,
            "certificateType": "PASSPORT",
            "issuingRegion": "CN",
            "documents": [
              {
                "slot": "DATA_PAGE",
                "status": "ACCEPTED",
                "documentId": "5e2d9b74-0c68-4f1b-a937-d4c8b1f6e025",
                "contentType": "image/jpeg",
                "sizeBytes": 2390016,
                "evidence": "READY",
                "advice": []
              },
              {
                "slot": "HOLDING",
                "status": "ACCEPTED",
                "documentId": "a8c4d1e9-2b7f-4c3a-b6d5-91f0e2a7c358",
                "contentType": "image/png",
                "sizeBytes": 4915200,
                "evidence": "READY",
                "advice": []
              }
            ],
            "maskedNumber": "E******00",
            "submittedAt": "2026-11-24T11:05:29.207Z",
            "dueAt": "2026-11-27T10:00:00.000Z",
            "dueProvisional": false,
            "overdue": false,
            "decision": {
              "outcome": "APPROVE",
              "reasons": [],
              "decidedAt": "2026-11-25T02:14:08.339Z"
            },
            "createdAt": "2026-11-23T09:22:10.846Z",
            "updatedAt": "2026-11-25T02:14:08.339Z",
            "timeline": [
              {
                "at": "2026-11-23T09:22:10.846Z",
                "event": "application.created",
                "attempt": 1,
                "sequence": 1,
                "messageKey": "application-created",
                "title": {
                  "en": "You have started your real-name authentication",
                  "zh": "您已开始实名认证"
                }
              },
              {
                "at": "2026-11-23T09:24:15.733Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 2,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "DATA_PAGE"
                }
              },
              {
                "at": "2026-11-23T09:25:48.021Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 3,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "HOLDING"
                }
              },
              {
                "at": "2026-11-23T09:36:33.399Z",
                "event": "application.submitted",
                "attempt": 1,
                "sequence": 4,
                "messageKey": "application-submitted",
                "title": {
                  "en": "Your application was submitted for review",
                  "zh": "您的认证申请已提交审核"
                }
              },
              {
                "at": "2026-11-24T01:58:47.960Z",
                "event": "application.retry_requested",
                "attempt": 1,
                "sequence": 5,
                "messageKey": "application-retry-requested",
                "title": {
                  "en": "Something in your application needs to be corrected",
                  "zh": "您的认证申请需要修改"
                },
                "details": {
                  "reasons": [
                    {
                      "code": "PHOTO_GLARE",
                      "slot": "DATA_PAGE"
                    }
                  ]
                }
              },
              {
                "at": "2026-11-24T11:03:12.554Z",
                "event": "document.accepted",
                "attempt": 1,
                "sequence": 6,
                "messageKey": "document-accepted",
                "title": {
                  "en": "A file was accepted",
                  "zh": "文件已通过检查"
                },
                "details": {
                  "slot": "DATA_PAGE"
                }
              },
              {
                "at": "2026-11-24T11:05:29.207Z",
                "event": "application.submitted",
                "attempt": 2,
                "sequence": 7,
                "messageKey": "application-submitted",
                "title": {
                  "en": "Your application was submitted for review",
                  "zh": "您的认证申请已提交审核"
                }
              },
              {
                "at": "2026-11-25T02:14:08.339Z",
                "event": "application.approved",
                "attempt": 2,
                "sequence": 8,
                "messageKey": "application-approved",
                "title": {
                  "en": "Your account is real-name authenticated",
                  "zh": "您的账号已通过实名认证"
                }
              },
              {
                "at": "2026-11-25T02:14:08.339Z",
                "event": "account.authenticated",
                "attempt": 2,
                "sequence": 9,
                "messageKey": "account-authenticated",
                "title": {
                  "en": "The account is real-name authenticated",
                  "zh": "账号已完成实名认证"
                }
              }
            ]
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "listCertificateAccounts": {
    "answer": {
      "one": {
        "items": [
          {
            "accountId": "customer-42",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "status": "APPROVED",
            "since": "2026-11-25T02:14:08.339Z"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "searchReviews": {
    "answer": {
      "byNumber": {
        "items": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "status": "APPROVED",
            "attempt": 2,
            "certificateType": "PASSPORT",
            "issuingRegion": "CN",
            "submittedAt": "2026-11-24T11:05:29.207Z",
            "dueAt": "2026-11-27T10:00:00.000Z",
            "dueProvisional": false,
            "overdue": false,
            "hints": [],
            "awaitingConfirmation": false
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some fields are not as they should be.",
      "errors": [
        {
          "pointer": "/value",
          "code": "INVALID_FORMAT",
          "message": "This does not have the form that the field asks for."
        }
      ]
    }
  },
  "searchAccounts": {
    "answer": {
      "byNumber": {
        "accounts": [
          {
            "accountId": "customer-42",
            "authenticationStatus": "AUTHENTICATED"
          }
        ],
        "applications": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "accountId": "customer-42",
            "status": "APPROVED",
            "certificateType": "PASSPORT",
            "issuingRegion": "CN",
            "createdAt": "2026-11-23T09:22:10.846Z"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "A number can't contain ? (U+003F).",
      "errors": [
        {
          "pointer": "/value",
          "code": "INVALID_FIELD",
          "message": "A number can't contain ? (U+003F)."
        }
      ]
    }
  },
  "getAuditTrail": {
    "answer": {
      "firstPage": {
        "items": [
          {
            "auditId": "2026-11-26T03:30:00.000Z#4b05699f-100d-4131-8c3c-ffe86a72c0bc",
            "at": "2026-11-26T03:30:00.000Z",
            "action": "account.find",
            "actor": {
              "role": "operator",
              "id": "71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36"
            },
            "details": {
              "by": "CERTIFICATE_NUMBER"
            }
          },
          {
            "auditId": "2026-11-26T03:30:00.000Z#030e59dd-62c4-444a-85de-0b35f60d330c",
            "at": "2026-11-26T03:30:00.000Z",
            "action": "account.find",
            "actor": {
              "role": "reviewer",
              "id": "d94f3b1a-6c07-4e82-95b8-2a71e0c6f493"
            },
            "details": {
              "by": "CERTIFICATE_NUMBER"
            }
          },
          {
            "auditId": "2026-11-26T03:30:00.000Z#68859fef-68de-47db-8623-f2c6006e4261",
            "at": "2026-11-26T03:30:00.000Z",
            "action": "application.read-certificate-accounts",
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "actor": {
              "role": "operator",
              "id": "71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36"
            }
          },
          {
            "auditId": "2026-11-26T03:30:00.000Z#28f7e2a0-115a-49df-8213-b4fb67bf4efa",
            "at": "2026-11-26T03:30:00.000Z",
            "action": "account.read-applications",
            "actor": {
              "role": "operator",
              "id": "71b0e5c8-4d92-4a3f-86c1-f05d9a2e7b36"
            }
          }
        ],
        "nextCursor": "Y3VzdG9tZXItNDIjMDAwMDAwMDA0Mw"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "OWN_APPLICATION",
      "detail": "Your own account is for another operator."
    }
  },
  "revokeAuthentication": {
    "answer": {
      "revoked": {
        "accountId": "customer-42",
        "registrationRegion": "CN",
        "authenticationStatus": "UNAUTHENTICATED",
        "eligibility": {
          "eligible": true,
          "reasons": []
        },
        "partnerProgram": false
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Conflict",
      "status": 409,
      "code": "WRONG_STATE",
      "detail": "This account is not authenticated."
    }
  },
  "eraseAccount": {
    "answer": {
      "erased": {
        "accountId": "customer-42",
        "erasedAt": "2026-11-26T03:30:00.000Z",
        "applications": [
          {
            "applicationId": "0c624ae3-8ee5-40e7-9e36-3c605ee3453d",
            "status": "REVOKED",
            "documents": 3,
            "imagesErasedAt": "2026-11-26T03:30:00.000Z",
            "personalFields": [
              "name",
              "certificateNumber",
              "maskedNumber",
              "expiryDate",
              "certificateHash",
              "notes",
              "fingerprints"
            ],
            "personalFieldsErasedAt": "2026-11-26T03:30:00.000Z",
            "workflow": "ENDED"
          }
        ]
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "getCalendar": {
    "answer": {
      "operators": {
        "year": "2027",
        "off": [
          "2027-01-01",
          "2027-02-08"
        ],
        "work": [
          "2027-02-14"
        ],
        "source": "OPERATOR",
        "updatedAt": "2026-11-26T03:30:00.000Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "putCalendar": {
    "answer": {
      "put": {
        "year": "2027",
        "off": [
          "2027-01-01",
          "2027-02-08"
        ],
        "work": [
          "2027-02-14"
        ],
        "source": "OPERATOR",
        "updatedAt": "2026-11-26T03:30:00.000Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "Some days could never take effect.",
      "errors": [
        {
          "pointer": "/off/2",
          "code": "NOT_OF_THAT_YEAR",
          "message": "This is no day of that year."
        }
      ]
    }
  },
  "removeCalendar": {
    "answer": {
      "noneLeft": {
        "year": "2027",
        "inForce": null
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unauthorized",
      "status": 401,
      "code": "UNAUTHENTICATED",
      "detail": "The access token has expired."
    }
  },
  "rotateWebhookSecret": {
    "answer": {
      "rotated": {
        "secret": "whsec_dBvJ5n2XqRmT8sWzC4yLhP7kE1gU6fAo"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "putWebhookEndpoint": {
    "answer": {
      "results": {
        "endpointId": "c1f8e3d6-7a50-4b29-9e64-08d3b5a7f912",
        "url": "https://shop.example.com/hooks/realname",
        "eventTypes": [
          "application.approved",
          "application.retry_requested",
          "application.rejected"
        ],
        "description": "The shop",
        "status": "ENABLED",
        "createdAt": "2026-11-23T08:40:19.904Z",
        "updatedAt": "2026-11-26T03:30:00.000Z"
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Unprocessable content",
      "status": 422,
      "code": "INVALID_FIELD",
      "detail": "The URL must begin with https://.",
      "errors": [
        {
          "pointer": "/url",
          "code": "INVALID_FIELD",
          "message": "The URL must begin with https://."
        }
      ]
    }
  },
  "deleteWebhookEndpoint": {
    "answer": {},
    "problem": {
      "type": "about:blank",
      "title": "Not found",
      "status": 404,
      "code": "NOT_FOUND",
      "detail": "There is no such resource."
    }
  },
  "openapi": {
    "answer": {
      "beginning": {
        "openapi": "3.1.0",
        "info": {
          "title": "Realname",
          "version": "1.0.0",
          "description": "Individual real-name authentication: one certificate, one review, one authenticated account.\n\nRequests and answers are JSON. Times are RFC 3339 in UTC, dates are `YYYY-MM-DD`. An error is a problem document (RFC 9457): decide by its `code`, which never changes its meaning. Another account’s resource is 404. Answers may get new fields and codes: ignore those that you do not know.\n\nThe examples tell one story: the backend of a shop creates a session for the user `customer-42`, a reviewer requests a retry for a photo with glare, and approves the second attempt.",
          "license": {
            "name": "Apache-2.0",
            "identifier": "Apache-2.0"
          }
        }
      }
    },
    "problem": {
      "type": "about:blank",
      "title": "Forbidden",
      "status": 403,
      "code": "FORBIDDEN",
      "detail": "The API takes calls at its public address only."
    }
  }
}
