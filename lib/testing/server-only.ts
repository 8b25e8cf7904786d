// Stands in for the package `server-only`, which throws wherever Next did not choose its server half.
export {}
