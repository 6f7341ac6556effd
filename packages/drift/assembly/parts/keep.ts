// Room that stays for as long as the module does.

import { allocate, release, top } from "../shared/memory";

/** What is below stays; what a call takes above it is given back. */
export let base: usize = __heap_base;

/** Room that stays. */
export function keep(size: usize): usize {
  release(base);
  const at = allocate(size);
  base = top;
  return at;
}
