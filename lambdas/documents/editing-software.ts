/** Editing programs by their common names, with patterns of the names that they write. The first match counts. */
const programs: Readonly<Record<string, readonly string[]>> = {
  'Adobe Lightroom': ['Lightroom'],
  'Adobe Photoshop': ['Photoshop'],
  'Adobe Camera Raw': ['Adobe Camera Raw'],
  'Adobe Express': ['Adobe Express'],
  'Adobe Firefly': ['Adobe Firefly'],
  'Adobe Fireworks': ['Adobe Fireworks', 'Macromedia Fireworks'],
  'Adobe Illustrator': ['Adobe Illustrator'],
  ACDSee: ['ACDSee'],
  'Affinity Designer': ['Affinity Designer'],
  'Affinity Photo': ['Affinity Photo'],
  B612: ['B612'],
  BeautyCam: ['BeautyCam', '美颜相机'],
  BeautyPlus: ['BeautyPlus'],
  BeFunky: ['BeFunky'],
  Canva: ['Canva'],
  'Capture One': ['Capture One'],
  'Corel PaintShop Pro': ['Paint Shop'],
  'Corel PHOTO-PAINT': ['Photo Paint'],
  CorelDRAW: ['CorelDRAW'],
  darktable: ['darktable'],
  'DxO PhotoLab': ['DxO PhotoLab'],
  FaceApp: ['FaceApp'],
  Facetune: ['Facetune'],
  Fotor: ['Fotor'],
  GIMP: ['GIMP', 'GNU Image Manipulation Program'],
  Hypic: ['Hypic', '醒图'],
  Inkscape: ['Inkscape'],
  Krita: ['Krita'],
  Lensa: ['Lensa'],
  Lightleap: ['Lightleap'],
  Luminar: ['Luminar'],
  Meitu: ['Meitu', 'MeituPic', 'Xiuxiu', '美图', '美图秀秀'],
  'Paint.NET': ['Paint.NET'],
  PhotoDirector: ['PhotoDirector'],
  Photopea: ['Photopea'],
  Photoroom: ['Photoroom'],
  PhotoScape: ['PhotoScape'],
  Picsart: ['Picsart'],
  Pixelmator: ['Pixelmator'],
  Pixlr: ['Pixlr'],
  Polarr: ['Polarr'],
  RawTherapee: ['RawTherapee'],
  Remini: ['Remini'],
  Snapseed: ['Snapseed'],
  VSCO: ['VSCO'],
  YouCam: ['YouCam'],
}

const letterOrDigit = '[\\p{L}\\p{N}]'

/** A name in Latin letters must match a whole word: Canva does not match `Canvas`. */
function pattern(name: string): RegExp {
  const escaped = name.replace(/[.+]/g, '\\$&').replace(/ /g, '[ _-]*')
  return new RegExp(
    /^\p{Script=Han}/u.test(name) ? escaped : `(?<!${letterOrDigit})${escaped}(?!\\p{L})`,
    'iu',
  )
}

const patterns = Object.entries(programs).map(([name, called]) => ({ name, called: called.map(pattern) }))

/** The common name of the first known program in a text. */
export function editingSoftwareIn(text: string): string | undefined {
  return patterns.find(({ called }) => called.some(each => each.test(text)))?.name
}
