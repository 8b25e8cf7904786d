'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'

type Message = { id: number; text: string }

const shownMs = 6000

const Toasts = createContext<((text: string) => void) | null>(null)

/** One quiet line at the bottom for what happened elsewhere on the page. Errors that need an answer stand where they happened instead. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const show = useCallback((text: string) => {
    // Shown anew, it stands above whatever dialog has opened since. Before the words arrive: a place that is there already is read out.
    place.current?.hidePopover()
    place.current?.showPopover()
    setMessage((last) => ({ id: (last?.id ?? 0) + 1, text }))
  }, [])

  useEffect(() => {
    if (!message) return
    const timer = setTimeout(() => setMessage(null), shownMs)
    return () => clearTimeout(timer)
  }, [message])

  return (
    <Toasts value={show}>
      {children}
      <div
        ref={place}
        role="status"
        popover="manual"
        className="pointer-events-none fixed inset-x-4 top-auto bottom-[calc(var(--tab-bar)+24px)] m-0 w-auto justify-items-center overflow-visible border-0 bg-transparent p-0 text-body text-ink open:grid"
      >
        {message && (
          <p
            key={message.id}
            className="pop-in max-w-[48ch] rounded-notice border border-line bg-float px-4 py-3 shadow-float"
          >
            {message.text}
          </p>
        )}
      </div>
    </Toasts>
  )
}

/** Returns a function that shows a sentence for six seconds and reads it out. */
export function useToast(): (text: string) => void {
  const show = useContext(Toasts)
  if (!show) throw new Error('useToast() stands outside ToastProvider')
  return show
}
