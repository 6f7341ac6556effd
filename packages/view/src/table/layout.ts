/** Where rows of varying height lie below one another. */
export interface Layout {
  readonly total: number;
  top(at: number): number;
  /** The row that covers a height, the nearest one where none does. */
  at(height: number): number;
}

export function layout(count: number, heightOf: (at: number) => number): Layout {
  const tops = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) tops[at + 1] = (tops[at] as number) + heightOf(at);
  return {
    total: tops[count] as number,
    top: (at) => tops[at] ?? 0,
    at(height) {
      let [low, high] = [0, Math.max(0, count - 1)];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((tops[middle] as number) <= height) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
