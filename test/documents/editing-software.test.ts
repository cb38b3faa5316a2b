import { describe, expect, test } from '@jest/globals'
import { editingSoftwareIn } from '../../lambdas/documents/editing-software.ts'

describe('an editing program is recognised by its name in the metadata', () => {
  test.each([
    ['Adobe Photoshop 25.1 (Macintosh)', 'Adobe Photoshop'],
    ['adobe photoshop cs6', 'Adobe Photoshop'],
    ['Photoshop Express 9', 'Adobe Photoshop'],
    ['Adobe Photoshop Lightroom Classic 13.0', 'Adobe Lightroom'],
    ['Adobe Illustrator 28.1', 'Adobe Illustrator'],
    ['GIMP 2.10.34', 'GIMP'],
    ['gimp2.10', 'GIMP'],
    ['GNU Image Manipulation Program', 'GIMP'],
    ['Affinity Photo 2', 'Affinity Photo'],
    ['Pixelmator Pro 3.5', 'Pixelmator'],
    ['Paint.NET v5.0', 'Paint.NET'],
    ['paint.net 4.3.12', 'Paint.NET'],
    ['Canva', 'Canva'],
    ['Snapseed 2.0', 'Snapseed'],
    ['Meitu 10', 'Meitu'],
    ['美图秀秀', 'Meitu'],
    ['来自美图手机', 'Meitu'],
    ['醒图', 'Hypic'],
    ['PicsArt', 'Picsart'],
    ['Facetune2', 'Facetune'],
    ['PaintShop Pro 2023', 'Corel PaintShop Pro'],
    ['Paint Shop Pro 7', 'Corel PaintShop Pro'],
    ['Corel PHOTO-PAINT 2021', 'Corel PHOTO-PAINT'],
    ['Photopea', 'Photopea'],
    ['Inkscape 1.3', 'Inkscape'],
    ['Krita', 'Krita'],
    ['Luminar 4', 'Luminar'],
    ['FaceApp', 'FaceApp'],
    ['BeautyPlus', 'BeautyPlus'],
    ['Remini', 'Remini'],
    ['Polarr', 'Polarr'],
    ['VSCO', 'VSCO'],
    ['Lightleap', 'Lightleap'],
    ['Some Camera 1.0\nSnapseed', 'Snapseed'],
  ])('%s', (text, name) => {
    expect(editingSoftwareIn(text)).toBe(name)
  })
})

describe('no program is found in', () => {
  test.each([
    '',
    '17.1.2',
    'HarmonyOS 4.0',
    'Canon IJ Scan Utility',
    'Skia/PDF m120',
    'HTML Canvas',
    'VSCode',
    'Reminiscence',
    'Luminary',
    'Chagimp',
    'paintXnet',
    'Microsoft Print to PDF',
    'Adobe PDF Library 17.0',
    'Illustrator of children’s books',
  ])('%p', text => {
    expect(editingSoftwareIn(text)).toBeUndefined()
  })
})
