// The same promises as `npm test`, each at its full size.
process.env.PROVE = '1'
await import('./test.mjs')
