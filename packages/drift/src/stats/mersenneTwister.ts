const length = 624;
const middle = 397;

/**
 * MT19937 of Matsumoto and Nishimura (1998), seeded as numpy's RandomState(seed): where another tool's shuffles are to be
 * repeated, its generator is. Gives whole numbers of 32 bits.
 */
export function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(length);
  state[0] = seed;
  for (let index = 1; index < length; index += 1) {
    const last = state[index - 1] as number;
    state[index] = Math.imul(1812433253, last ^ (last >>> 30)) + index;
  }
  let next = length;
  return () => {
    if (next === length) {
      regenerate(state);
      next = 0;
    }
    let word = state[next] as number;
    next += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  };
}

function regenerate(state: Uint32Array): void {
  for (let index = 0; index < length; index += 1) {
    const joined = ((state[index] as number) & 0x80000000) | ((state[(index + 1) % length] as number) & 0x7fffffff);
    const far = state[(index + middle) % length] as number;
    state[index] = far ^ (joined >>> 1) ^ ((joined & 1) === 0 ? 0 : 0x9908b0df);
  }
}

/** The numbers from 0 to `size` - 1 in the order of numpy's RandomState.permutation (Fisher and Yates, Durstenfeld 1964). */
export function numpyPermutation(size: number, word: () => number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, index) => index);
  for (let index = size - 1; index > 0; index -= 1) {
    const mask = 0xffffffff >>> Math.clz32(index);
    let other = (word() & mask) >>> 0;
    while (other > index) other = (word() & mask) >>> 0;
    const kept = order[index] as number;
    order[index] = order[other] as number;
    order[other] = kept;
  }
  return order;
}
