import type { Variety } from './variety.ts'

/** Fine waves as in security printing, different for each seed. */
export function drawWaves(variety: Variety, colour: string): string {
  const phase = variety.between(0, Math.PI * 2)
  const swing = variety.between(34, 58)
  const lines = Array.from({ length: 26 }, (_, line) => {
    const points = Array.from({ length: 51 }, (_, step) => {
      const x = step * 20
      const y = line * 26 - 10 + swing * Math.sin(x / 130 + phase + line / 4) * Math.cos(x / 410 - line / 9)
      return `${x} ${y.toFixed(1)}`
    })
    return `M${points.join('L')}`
  })
  return `<path d="${lines.join('')}" fill="none" stroke="${colour}" stroke-opacity="0.28" stroke-width="1.6"/>`
}

/** The project's own emblem, not a state's. */
export function drawRosette(x: number, y: number, radius: number, ink: string): string {
  const petals = Array.from(
    { length: 24 },
    (_, petal) =>
      `<ellipse cx="${x}" cy="${y - radius * 0.55}" rx="${radius * 0.22}" ry="${radius * 0.45}" transform="rotate(${petal * 15} ${x} ${y})"/>`,
  )
  return `<g fill="none" stroke="${ink}" stroke-width="2" stroke-opacity="0.55">${petals.join('')}</g>
    <circle cx="${x}" cy="${y}" r="${radius * 0.26}" fill="${ink}"/>
    <path d="M${x - radius * 0.12} ${y}l${radius * 0.09} ${radius * 0.1}l${radius * 0.17} ${-radius * 0.2}" fill="none" stroke="#ffffff" stroke-width="${radius * 0.06}" stroke-linecap="round" stroke-linejoin="round"/>`
}
