/** FNV-1a of Fowler, Noll and Vo, 32 bits, a byte at a time. */
export const startHash = 0x811c9dc5 | 0;

export function stepHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}
