import classes from './reading.module.css'

interface Props {
  readonly text: string
  /** Positions of the characters that the other text lacks. */
  readonly differences?: readonly number[] | undefined
}

/** Neighbouring characters of one kind. */
function runsOf(text: string, differences: readonly number[]) {
  const runs: { text: string; differs: boolean; at: number }[] = []
  for (const [at, character] of [...text].entries()) {
    const differs = differences.includes(at)
    const last = runs.at(-1)
    if (last?.differs === differs) last.text += character
    else runs.push({ text: character, differs, at })
  }
  return runs
}

/** A value for a comparison character by character: each has the same width, and nothing is grouped. */
export function ExactText({ text, differences = [] }: Props) {
  const isChinese = /\p{Script=Han}/u.test(text)
  return (
    <bdi className={classes.exact} data-chinese={isChinese} lang={isChinese ? 'zh' : undefined}>
      {runsOf(text, differences).map(run =>
        run.differs ? (
          <mark key={run.at} className={classes.different}>
            {run.text}
          </mark>
        ) : (
          run.text
        ),
      )}
    </bdi>
  )
}
