'use client'
import { Component, createRef, type ReactNode } from 'react'

type Place = { row: Element; top: number }

/**
 * Keeps the row that somebody reads where it is while rows are put above it. Most browsers do so by themselves; Safari does not.
 * A class, because only a class is asked between the old rows and the new ones.
 */
export class KeepPlace extends Component<{ children: ReactNode }> {
  readonly #rows = createRef<HTMLDivElement>()

  override getSnapshotBeforeUpdate(): Place | null {
    // At the top people want to see what is new.
    if (CSS.supports('overflow-anchor', 'auto') || scrollY === 0) return null
    for (const row of this.#rows.current?.querySelectorAll('li') ?? []) {
      const { top } = row.getBoundingClientRect()
      if (top > 0) return { row, top }
    }
    return null
  }

  override componentDidUpdate(_before: unknown, _state: unknown, place: Place | null): void {
    if (place?.row.isConnected)
      scrollBy({ top: place.row.getBoundingClientRect().top - place.top, behavior: 'instant' })
  }

  override render(): ReactNode {
    return <div ref={this.#rows}>{this.props.children}</div>
  }
}
