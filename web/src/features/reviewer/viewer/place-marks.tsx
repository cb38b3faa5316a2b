import { type Frame, type NamedPlace, placeInFrame, type View } from './view.ts'
import classes from './viewer.module.css'

/** A place that is marked on its page. */
export interface PlaceMark extends NamedPlace {
  readonly kind: 'ASKED' | 'FACE' | 'CERTIFICATE'
}

interface Props {
  readonly marks: readonly PlaceMark[]
  readonly frame: Frame
  readonly view: View
}

/** Rectangles around places, over the picture. The page says the same in words. */
export function PlaceMarks({ marks, frame, view }: Props) {
  return (
    <div aria-hidden="true" className={classes.marks}>
      {marks.map(({ kind, name, place }) => (
        <div
          key={`${kind} ${place.x} ${place.y}`}
          className={classes.placeMark}
          data-place-mark={kind}
          style={placeInFrame(place, frame, view)}
        >
          <span>{name}</span>
        </div>
      ))}
    </div>
  )
}
