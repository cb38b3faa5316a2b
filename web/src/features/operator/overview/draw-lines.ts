import { LineChart, Svg } from 'chartist'
import classes from './overview.module.css'

export interface Line {
  readonly dashes: string | undefined
  /** The path of a marker around 0, 0. */
  readonly marker: string
  readonly values: readonly number[]
}

/** Longer periods have a marker for each week, so that markers do not hide the lines. */
const mostMarkers = 31

/** Draws lines that differ by their dashes and markers. Returns the function that removes them. */
export function drawLines(container: HTMLElement, lines: readonly Line[]): () => void {
  const count = Math.max(0, ...lines.map(({ values }) => values.length))
  const most = Math.max(0, ...lines.flatMap(({ values }) => values))
  const every = count > mostMarkers ? 7 : 1
  const chart = new LineChart(
    container,
    {
      labels: Array.from({ length: count }, (_, index) => index),
      series: lines.map(({ values }) => ({ data: [...values] })),
    },
    {
      fullWidth: true,
      lineSmooth: false,
      low: 0,
      // Lines of zeros need a scale, too.
      ...(most === 0 ? { high: 1 } : {}),
      chartPadding: { top: 8, right: 8, bottom: 8, left: 0 },
      axisX: { showLabel: false, showGrid: false, offset: 0 },
      axisY: { onlyInteger: true, offset: 48, scaleMinSpace: 40 },
      classNames: { line: classes.line ?? '', grid: classes.grid ?? '', label: classes.scale ?? '' },
    },
  )
  chart.on('draw', drawn => {
    if (drawn.type !== 'line' && drawn.type !== 'point') return
    const line = lines[drawn.seriesIndex]
    if (drawn.type === 'line') drawn.element.attr({ 'stroke-dasharray': line?.dashes })
    else if (drawn.index % every !== 0) drawn.element.remove()
    else {
      const marker = {
        d: line?.marker,
        transform: `translate(${drawn.x} ${drawn.y})`,
        class: classes.marker,
      }
      drawn.element.replace(new Svg('path', marker))
    }
  })
  // Scaled and not cut where the page becomes narrower without an event, such as on paper.
  chart.on('created', ({ svg }) => {
    const { width, height } = container.getBoundingClientRect()
    svg.attr({ viewBox: `0 0 ${width} ${height}` })
  })
  return () => {
    chart.detach()
    container.replaceChildren()
  }
}
