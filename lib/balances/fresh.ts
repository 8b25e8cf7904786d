// (shared) How long a bank's word on a balance counts: a total adds up no older ones, nor does its history.

export const freshMs = 36 * 3_600_000
