const shapes = {
  alert: 'M12 4l9 16H3zM12 10v4M12 17v.01',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7',
  check: 'M5 13l4.5 4.5L19 7',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2',
  copy: 'M9 9h10v12H9zM5 15V3h10',
  enlarge: 'M4 10V4h6M20 14v6h-6M4 4l6 6M20 20l-6-6',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  minus: 'M5 12h14',
  plus: 'M5 12h14M12 5v14',
} as const

/** A decorative drawing beside text with the same content. */
export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={shapes[name]} />
    </svg>
  )
}
