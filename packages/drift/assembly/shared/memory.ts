// A stack of memory that several modules use: what was taken last is given back first, or nothing ever is.

export let top: usize = __heap_base;

export function allocate(size: usize): usize {
  const at = (top + 15) & ~15;
  top = at + size;
  const pages = <i32>((top + 0xffff) >> 16) - memory.size();
  // A megabyte at least: growing takes long, however little it is.
  if (pages > 0 && memory.grow(max(pages, 16)) < 0 && memory.grow(pages) < 0) unreachable();
  return at;
}

/** Gives back all that was allocated since `top` was here. */
export function release(to: usize): void {
  top = to;
}
