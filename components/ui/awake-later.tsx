'use client'
import {
  type ComponentType,
  lazy,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { rest } from './later'

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>

/**
 * What stands below the first screen, or behind a button: the server paints it with the page, and it stays as it was painted, with links
 * that lead where they say, until the page is at rest. Then its scripts come and draw it anew in its place. A phone so does not wait for
 * them before what is above hears it; where they cannot come, it can still be read.
 * @param meanwhile in a page that somebody goes to within the document, where nothing was painted
 */
export function awakeLater<Props extends object>(load: Load<Props>, meanwhile: ReactNode = null): ComponentType<Props> {
  if (typeof window === 'undefined') {
    const Drawn = lazy(load)
    return (props) => (
      <div className="contents">
        <Drawn {...props} />
      </div>
    )
  }
  const loaded = loadAtRest(load)
  return function AwakeLater(props) {
    const [isPainted] = useState(useSyncExternalStore(loaded.listen, no, yes))
    const Awake = useSyncExternalStore(loaded.listen, loaded.get, nothing)
    /** Which of the painted controls had the focus when they went. */
    const focused = useRef(-1)
    if (Awake) {
      return (
        <Drawn focused={focused}>
          <Awake {...props} />
        </Drawn>
      )
    }
    return isPainted ? <Painted focused={focused} /> : meanwhile
  }
}

/** Takes over what the server wrote, whatever it is. */
function Painted({ focused }: { focused: RefObject<number> }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const painted = place.current
    return () => {
      focused.current = controlsIn(painted).findIndex((control) => control.matches(':focus'))
    }
  }, [focused])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it writes nothing, so that React leaves what is there alone
  return <div ref={place} className="contents" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
}

function Drawn({ focused, children }: { focused: RefObject<number>; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => controlsIn(place.current)[focused.current]?.focus({ preventScroll: true }), [focused])
  return (
    <div ref={place} className="contents">
      {children}
    </div>
  )
}

function controlsIn(place: HTMLElement | null): HTMLElement[] {
  return [...(place?.querySelectorAll<HTMLElement>('a, button, input') ?? [])]
}

/** Begins as soon as the page is at rest; where the network is gone by then, when it is back. */
function loadAtRest<Props>(load: Load<Props>) {
  let component: ComponentType<Props> | null = null
  const listeners = new Set<() => void>()
  const begin = () =>
    load().then(
      (module) => {
        component = module.default
        for (const hear of listeners) hear()
      },
      () => window.addEventListener('online', begin, { once: true }),
    )
  rest().then(begin)
  return {
    get: () => component,
    listen(hear: () => void) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}

const yes = () => true
const no = () => false
const nothing = () => null
