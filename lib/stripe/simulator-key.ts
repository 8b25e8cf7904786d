import 'server-only'

/** The key whose world of the simulator the product lives in. */
export const simulatorKey = 'sk_test_tidewater'
