import type { Region } from '../regions.ts'

/** ISO 3166-1: each region's alpha-2 code, followed by its alpha-3 code. */
const alpha2And3 = `ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA
   AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES
   BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK
   CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA
   DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA
   GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS
   GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD
   IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA
   KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA
   LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ
   MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC
   NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
   PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC
   SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV
   SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR
   TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR
   VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE`

/** Codes of ICAO Doc 9303-3, section 5, that are not in ISO 3166-1, with the region whose documents have them. */
const onlyInZones: Readonly<Record<string, Region | undefined>> = {
  D: 'DE',
  GBD: 'GB',
  GBN: 'GB',
  GBO: 'GB',
  GBP: 'GB',
  GBS: 'GB',
  // Kosovo has no code in ISO 3166-1.
  RKS: undefined,
  EUE: undefined,
  UNO: undefined,
  UNA: undefined,
  UNK: undefined,
  XAA: undefined,
  XBA: undefined,
  XCC: undefined,
  XCE: undefined,
  XCO: undefined,
  XDC: undefined,
  XEC: undefined,
  XES: undefined,
  XIM: undefined,
  XMP: undefined,
  XOM: undefined,
  XPO: undefined,
  XXA: undefined,
  XXB: undefined,
  XXC: undefined,
  XXX: undefined,
  // Utopia, of specimens.
  UTO: undefined,
}

const regionsByCode = new Map<string, Region | undefined>([
  ...alpha2And3.split(/\s+/).map((pair): [string, Region] => [pair.slice(2), pair.slice(0, 2)]),
  ...Object.entries(onlyInZones),
])

const codesByRegion = new Map<Region, string>([
  ...alpha2And3.split(/\s+/).map((pair): [Region, string] => [pair.slice(0, 2), pair.slice(2)]),
  ['DE', 'D'],
])

/** The code of a region in machine-readable zones. */
export const zoneCodeOf = (region: Region): string | undefined => codesByRegion.get(region)

/** Whether a machine-readable zone may name this issuer or nationality. */
export const isZoneCode = (code: string): boolean => regionsByCode.has(code)

/** The region of a code in a machine-readable zone, such as `DE` of `D`. */
const regionOfZoneCode = (code: string): Region | undefined => regionsByCode.get(code)

/**
 * Issuers of documents of the regions: passports of Hong Kong and Macao name China as the issuer (and their permits
 * too).
 */
const alsoIssuedBy: Readonly<Record<string, readonly Region[]>> = {
  CHN: ['CN', 'HK', 'MO', 'TW'],
}

/** The regions whose documents may name this issuer. */
export function regionsOfIssuer(code: string): readonly Region[] {
  const region = regionOfZoneCode(code)
  return alsoIssuedBy[code] ?? (region === undefined ? [] : [region])
}
