import classes from './case.module.css'

/** Region, birth date, order and check digit of a citizen number; others by fours. */
const groupsOf = (number: string): string[] =>
  /^\d{17}[\dX]$/.test(number)
    ? [number.slice(0, 6), number.slice(6, 14), number.slice(14)]
    : (number.match(/.{1,4}/g) ?? [])

/** In groups that the eye can compare; whoever copies it copies no gaps. */
export function CertificateNumber({ number }: { number: string }) {
  return (
    <span className={classes.number}>
      {groupsOf(number).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name but their place.
        <span key={index}>{group}</span>
      ))}
    </span>
  )
}
