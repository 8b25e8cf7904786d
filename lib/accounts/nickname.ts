// (shared) How long a name may be that somebody gives an account: what fits beside its balance on a phone, twice.

export const longestNickname = 60
