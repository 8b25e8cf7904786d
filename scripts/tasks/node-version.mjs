// Imported first and for its effect: everything after it may use what Node 20.19 has.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tidewater needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}
