import { useEffect, useRef, useState } from 'react'
import { type CameraProblem, cameraProblem } from './camera-problem.ts'

export type Facing = 'user' | 'environment'

/** The largest picture that the camera streams, so that small print stays readable. */
const size = { width: { ideal: 3840 }, height: { ideal: 2160 } }

type CameraState = { readonly is: 'STARTING' | 'RUNNING' } | { readonly is: CameraProblem }

const stopAll = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}

/** Shows the camera in a video element. It is switched off when the element is left, and while `isOn` is false. */
export function useCamera(facing: Facing, isOn: boolean) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>({ is: 'STARTING' })
  useEffect(() => {
    if (!isOn) return
    setState({ is: 'STARTING' })
    const left = new AbortController()
    const starting = navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: facing, ...size },
    })
    starting
      .then(async stream => {
        if (left.signal.aborted || video.current === null) return
        video.current.srcObject = stream
        await video.current.play()
        if (!left.signal.aborted) setState({ is: 'RUNNING' })
      })
      .catch((error: unknown) => {
        if (!left.signal.aborted) setState({ is: cameraProblem(error) })
      })
    return () => {
      left.abort()
      void starting.then(stopAll, () => undefined)
    }
  }, [facing, isOn])
  return { video, state }
}
