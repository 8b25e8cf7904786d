import localFont from 'next/font/local'

/**
 * The letters, digits and signs of our languages in the weights that the product has: the third of Geist that every page waits for. Made of
 * the package's file by HarfBuzz's subsetter, which keeps all features: of U+20-7E, A0-FF, 131, 152-153, 2C6, 2DA, 2DC, 2000-206F, 20AC,
 * 2122, 2190-2193, 2212 and 2215 at `wght` 400 to 600.
 */
const latin = localFont({
  src: './geist-latin.woff2',
  variable: '--font-geist-latin',
  weight: '400 600',
  adjustFontFallback: false,
})

/** All of it, for what else a bank or a person writes. Fetched where a page has such a sign. */
const whole = localFont({
  src: '../../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-whole',
  weight: '100 900',
  preload: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+100-130, U+132-151, U+154-2C5, U+2C7-2D9, U+2DB, U+2DD-1FFF, U+2070-20AB, U+20AD-2121, U+2123-218F, U+2194-2211, U+2213-2214, U+2216-22FF, U+2400-FFFF',
    },
  ],
})

export const geist = `${latin.variable} ${whole.variable}`
