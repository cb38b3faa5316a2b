import classes from './case.module.css'

/** As it was understood, not regrouped: it is compared with the picture character by character. */
export function CertificateNumber({ number }: { number: string }) {
  return <span className={classes.number}>{number}</span>
}
