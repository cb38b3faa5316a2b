/**
 * The scene without its texture, arithmetic-coded. No library here can write it: it is sharp's JPEG of the
 * scene, converted with libjpeg's `jpegtran -arithmetic`.
 */
export const arithmeticJpeg = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwg',
    'IyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo',
    'KCgoKCgoKCgoKCgoKCj/yQARCAHgAoADASIAAhEBAxEB/8wACgAQEAUBEBEF/9oADAMBAAIRAxEAPwD/AKWn1OfJhhUzAGb7',
    'L5LVkl2fDH09mZT605yMBptD8he5Vd7ImLBcOWI0zeqWR4MurNPtMdG2NGTJLUQ/l0wEdZkDcOkrTP5bRI3RVF4lWXiKWHzv',
    '0/FPLL9MiIsoQ3pzoP2Cz8ntvFQqNSiroR01YkFzJAvprqn6Zo6wLvhFMgLO/YpGj0IKYcntcuXsUq5i9HfCQPdO/wB525sx',
    'ieEaVylU4D4j/Qi4YaH8ItTwXBOpWiwCK32lShL6Xb0uU0/7aBoKcpmAAEokyVIjBeEW5lSI2dTUQ5UXunybVuVA44frMrKg',
    'cEO9HxlL00flyClL0caunBKXppGjrdKXo45BRmSskSUPeCSi1R1imskwhkvdiskdUkb1+JIUJLAcm5HtxJ/NDyhhAwf25lDB',
    'RWtvSUMIGfPScoYKLdOhyfz9AL+Yylq2X4eBkst+4T+s/9k=',
  ].join(''),
  'base64',
)
