import { Icon } from './icon'

/** What goes (a cross) or stays (a tick), under its own heading. */
export function Points({ title, icon, points }: { title: string; icon: 'x' | 'check'; points: readonly string[] }) {
  return (
    <div className="mt-4">
      <h3 className="font-semibold text-ink">{title}</h3>
      <ul className="mt-1 grid gap-1">
        {points.map((point) => (
          <li key={point} className="flex gap-2">
            <Icon name={icon} className="mt-0.5 text-ink-3" />
            {point}
          </li>
        ))}
      </ul>
    </div>
  )
}
