// Loaded into the server that is measured, before it: answers what only the process itself knows.
process.on('message', (/** @type {{ call: string }} */ { call }) => {
  if (call === 'cpu') process.send?.(process.cpuUsage())
  if (call === 'memory') {
    globalThis.gc?.()
    process.send?.(process.memoryUsage())
  }
})
