// (shared) Whether hints reach this page. What asks again and again by itself asks less often while they do.

let isHeard = false

export function isLive(): boolean {
  return isHeard
}

export function setLive(heard: boolean): void {
  isHeard = heard
}
