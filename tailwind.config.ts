import type { Config } from 'tailwindcss'

const named = (names: string[]) => Object.fromEntries(names.map((name) => [name, `var(--${name})`]))
const tones = ['positive', 'caution', 'critical', 'info', 'neutral'].flatMap((tone) => [`${tone}-fg`, `${tone}-wash`])

/** The theme replaces Tailwind's: a colour, size or radius that is not ours does not exist. Values stand in app/globals.css. */
export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      ...named([
        'canvas',
        'surface',
        'sunken',
        'hover',
        'float',
        'tile',
        'line',
        'line-strong',
        'ink',
        'ink-2',
        'ink-3',
      ]),
      ...named(['accent', 'accent-hover', 'on-accent', 'accent-wash', 'focus', 'caution-line', 'critical-line']),
      ...named(['accent-line', 'chart-fill', 'chart-void', ...tones]),
    },
    fontSize: {
      meta: ['12px', { lineHeight: '16px' }],
      body: ['14px', { lineHeight: '20px' }],
      /** Inputs on touch screens only: anything smaller makes a phone zoom in. */
      touch: ['16px', { lineHeight: '24px' }],
      title: ['20px', { lineHeight: '28px', letterSpacing: '-0.01em', fontWeight: '600' }],
      figure: ['24px', { lineHeight: '32px', letterSpacing: '-0.015em', fontWeight: '500' }],
      hero: ['36px', { lineHeight: '40px', letterSpacing: '-0.02em', fontWeight: '500' }],
    },
    fontFamily: {
      sans: ['var(--font-geist-sans)', 'system-ui', 'sans-serif'],
      mono: ['var(--font-geist-mono, ui-monospace)', 'SFMono-Regular', 'Menlo', 'Liberation Mono', 'monospace'],
    },
    borderRadius: { none: '0', kbd: '4px', badge: '5px', control: '6px', notice: '8px', card: '10px', full: '9999px' },
    boxShadow: { button: 'var(--shadow-button)', float: 'var(--shadow-float)', none: 'none' },
    zIndex: { 0: '0', sticky: '10', popover: '20', dialog: '30', toast: '40' },
    screens: { sm: '640px', md: '760px', lg: '1024px', xl: '1280px' },
    extend: {
      maxWidth: { content: '1120px', prose: '64ch', column: '624px' },
      transitionDuration: { hover: 'var(--m-hover)', pop: 'var(--m-pop)', dialog: 'var(--m-dialog)' },
    },
  },
} satisfies Config
