/**
 * P-values adjusted so that the chance of any false mark stays within the budget, whatever the dependence (Holm 1979),
 * with the budget shared by `weights`. `least` holds the smallest p-value each test could have given at all: a test that
 * could not have come down to its share spends nothing of it (Tarone 1990, stepped down).
 *
 * Step by step, t = p / weight of the best test left; what the tests left could spend at t is the sum of weight * t over
 * those whose least p-value is at most weight * t. That sum grows with t and with the set of tests, which is what makes
 * stepping down valid.
 */
export function holm(
  pValues: readonly number[],
  weights: readonly number[] = pValues.map(() => 1),
  least: readonly number[] = [],
): number[] {
  const tests = pValues.map((pValue, at) => {
    const weight = weights[at] ?? 1;
    return { at, weight, scaled: pValue / weight, reach: (least[at] ?? 0) / weight };
  });
  const ordered = tests.sort((a, b) => a.scaled - b.scaled);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let highest = 0;
  ordered.forEach(({ at, scaled }, position) => {
    let spent = 0;
    for (const left of ordered.slice(position)) if (left.reach <= scaled * (1 + 1e-9)) spent += left.weight * scaled;
    highest = Math.min(1, Math.max(highest, spent));
    adjusted[at] = highest;
  });
  return adjusted;
}
