/**
 * The standard normal quantile to six digits or more, at a few nanoseconds (Wichura 1988, AS 241, PPND7).
 * For scores of ranks, of which a column can have millions; `normalQuantile` has all digits.
 */
export function normalScore(probability: number): number {
  const offset = probability - 0.5;
  if (Math.abs(offset) <= 0.425) {
    const r = 0.180625 - offset * offset;
    return (
      (offset * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) /
      (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1)
    );
  }
  const root = Math.sqrt(-Math.log(offset < 0 ? probability : 1 - probability));
  const score = root <= 5 ? nearTail(root - 1.6) : farTail(root - 5);
  return offset < 0 ? -score : score;
}

function nearTail(r: number): number {
  return (
    (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
    ((0.12021132975 * r + 0.7370016425) * r + 1)
  );
}

function farTail(r: number): number {
  return (
    (((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115) /
    ((0.012258202635 * r + 0.24197894225) * r + 1)
  );
}
