// (shared) How high the parts of a chart are, also where it has yet to come.

export const plotHeight = 'h-[136px] sm:h-[208px]'
export const datesHeight = 'mt-2 h-4'
