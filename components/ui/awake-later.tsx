'use client'
import {
  type ComponentType,
  lazy,
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { rest } from './later'

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>

/**
 * What stands below the first screen, or behind a button: the server paints it with the page, and it stays as it was painted, with links
 * that lead where they say, until the page is at rest and its reader comes near. Then its scripts come and draw it anew in its place. A
 * phone so does not wait for them before what is above hears it; where they cannot come, it can still be read. A press meanwhile is made
 * once it is awake.
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
  const loaded = loadOnce(load)
  let isPaintedHere = false
  // What is not painted yet may be wanted when the network is gone.
  rest().then(() => {
    if (!isPaintedHere) loaded.begin()
  })
  return function AwakeLater(props) {
    const [isPainted] = useState(useSyncExternalStore(never, no, yes))
    const [Awake, setAwake] = useState(() => (isPainted ? null : loaded.get()))
    // A part of a page at a time: drawn at one go, it would keep a phone from hearing anything else for half a second.
    useEffect(() => loaded.listen((component) => startTransition(() => setAwake(() => component))), [])
    useEffect(() => {
      if (isPainted) isPaintedHere = true
      else void rest().then(loaded.begin)
    }, [isPainted])
    const left = useRef<Left>({ focused: -1, pressed: -1 })
    if (Awake) {
      return (
        <Drawn left={left}>
          <Awake {...props} />
        </Drawn>
      )
    }
    return isPainted ? <Painted left={left} wake={loaded.begin} /> : meanwhile
  }
}

/** Which of the painted controls had the focus when they went, and which button was pressed last; -1 for none. */
type Left = { focused: number; pressed: number }

/** Takes over what the server wrote, whatever it is. */
function Painted({ left, wake }: { left: RefObject<Left>; wake: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const painted = place.current
    const find = (is: (control: HTMLElement) => boolean) => controlsIn(painted).findIndex(is)
    const keep = ({ target }: Event) => {
      left.current.pressed = find((control) => control === (target instanceof Element && target.closest('button')))
    }
    painted?.addEventListener('click', keep)
    return () => {
      left.current.focused = find((control) => control.matches(':focus'))
    }
  }, [left])
  useEffect(() => void near(place.current).then(wake), [wake])
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it writes nothing, so that React leaves what is there alone
  return <div ref={place} className="contents" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />
}

function Drawn({ left, children }: { left: RefObject<Left>; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const controls = controlsIn(place.current)
    controls[left.current.focused]?.focus({ preventScroll: true })
    controls[left.current.pressed]?.click()
  }, [left])
  return (
    <div ref={place} className="contents">
      {children}
    </div>
  )
}

function controlsIn(place: HTMLElement | null): HTMLElement[] {
  return [...(place?.querySelectorAll<HTMLElement>('a, button, input') ?? [])]
}

/**
 * Settles when a page that is at rest has its reader at most a quarter of a screen away, by scrolling or by the keyboard; at once where the
 * address asks for something, or where what was painted is hidden.
 */
async function near(place: HTMLElement | null): Promise<void> {
  await rest()
  const painted = place?.firstElementChild
  if (!painted || painted.getClientRects().length === 0 || location.search) return
  await new Promise<unknown>((resolve) => {
    const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && resolve(seen), {
      rootMargin: '25%',
    })
    observer.observe(painted)
    window.addEventListener('keydown', resolve, { once: true })
  })
}

/** Where the network is gone, it is tried again when it is back. */
function loadOnce<Props>(load: Load<Props>) {
  let component: ComponentType<Props> | null = null
  const listeners = new Set<(component: ComponentType<Props>) => void>()
  const begin = () =>
    load().then(
      (module) => {
        component = module.default
        for (const hear of listeners) hear(component)
      },
      () => window.addEventListener('online', begin, { once: true }),
    )
  return {
    begin,
    get: () => component,
    listen(hear: (component: ComponentType<Props>) => void) {
      listeners.add(hear)
      if (component) hear(component)
      return () => void listeners.delete(hear)
    },
  }
}

const yes = () => true
const no = () => false
const never = () => no
