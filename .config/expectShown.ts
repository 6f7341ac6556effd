import assert from "node:assert/strict";

const number = String.raw`-?(?:\d+ / \d+|\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity)|NaN`;
const single = new RegExp(`^(?:${number}|true|false|null|"[^"]*"|\\[.*\\])$`);
const fields = new RegExp(`^\\w+ (?:${number}|true|false|"[^"]*")(?:, \\w+ (?:${number}|true|false|"[^"]*"))*$`);

/** A number as shown stands for all that round to it: 0.185 for what lies within half a unit of its last digit; 2 / 35 is exact. */
function equalsShown(actual: unknown, shown: string): boolean {
  if (typeof actual !== "number") return JSON.stringify(actual) === JSON.stringify(JSON.parse(shown));
  const [above, below] = shown.split(" / ").map(Number);
  if (below !== undefined) return Math.abs(actual - Number(above) / below) <= 1e-12;
  const [mantissa = "", exponent = "0"] = shown.split("e");
  const digits = mantissa.split(".")[1]?.length ?? 0;
  if (digits === 0 || Number.isNaN(actual)) return Object.is(actual, Number(shown));
  return Math.abs(actual - Number(shown)) <= 0.5000001 * 10 ** (Number(exponent) - digits);
}

/** Checks a value against the comment behind it: a value, or `name value` pairs of an object. Other words are prose. */
export async function expectShown(promised: unknown, shown: string, where: string): Promise<void> {
  const actual = await promised;
  const expect = (part: unknown, text: string): void =>
    assert.ok(equalsShown(part, text), `${where}: the comment says ${shown}, the value is ${JSON.stringify(actual)}`);
  if (single.test(shown)) expect(actual, shown);
  else if (fields.test(shown)) {
    for (const pair of shown.split(", ")) {
      const [name = "", ...text] = pair.split(" ");
      expect(Object(actual)[name], text.join(" "));
    }
  }
}
