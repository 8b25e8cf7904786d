// (shared) How a browser marks what no person caused.

/** On requests that no person caused. */
export const automaticHeader = 'Tidewater-Automatic'
