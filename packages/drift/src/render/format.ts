/**
 * Numbers for people, by hand: the same on every machine, whatever its language and its version of Unicode's tables.
 */
/** 1234567 as "1,234,567"; keeps a fraction as it stands. */
export function grouped(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

export function count(value: number): string {
  return Number.isFinite(value) ? grouped(String(Math.round(value))) : infinite(value);
}

/** Four significant digits, more where a whole number has more; an exponent where zeros would be counted. */
export function decimal(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return infinite(value);
  const size = Math.abs(value);
  if (value === 0) return "0";
  if (size >= 1e12 || size < 1e-4)
    return value
      .toExponential(digits - 1)
      .replace(/\.?0+e/, "e")
      .replace("e+", "e");
  if (size >= 10 ** (digits - 1)) return grouped(String(Math.round(value)));
  return String(Number(value.toPrecision(digits)));
}

export function signed(value: number, digits = 4): string {
  return value > 0 ? `+${decimal(value, digits)}` : decimal(value, digits);
}

/** A share as "18.5 %". What is not quite nothing or not quite all never reads as nothing or all. */
export function percent(share: number): string {
  return `${percentNumber(share)} %`;
}

/** The same without its sign, for the ends of an interval. */
export function percentNumber(share: number): string {
  const value = share * 100;
  if (!Number.isFinite(value)) return infinite(value);
  if (value !== 0 && Math.abs(value) < 0.05) return value > 0 ? "< 0.1" : "> -0.1";
  if (value < 100 && value >= 99.95) return "> 99.9";
  return grouped(String(Number(value.toFixed(1))));
}

/** A change of shares in percentage points, with its sign and one decimal. */
export function points(change: number): string {
  const value = Number((change * 100).toFixed(1));
  return value === 0 ? "0" : signed(value);
}

/** "p = 0.032", "p < 0.001", "p < 1e-16": beyond that the digits say nothing. */
export function probability(value: number): string {
  if (Number.isNaN(value)) return "p unknown";
  if (value >= 0.995) return value >= 1 ? "p = 1" : "p > 0.99";
  if (value >= 0.001) return `p = ${Number(value.toPrecision(2))}`;
  const power = value < 1e-16 ? -16 : Math.floor(Math.log10(value)) + 1;
  return `p < ${power >= -4 ? 10 ** power : `1e${power}`}`;
}

/** The same where its letter stands above it: "0.03", "< 0.001". */
export const bareProbability = (value: number): string => probability(value).replace(/^p (= )?/, "");

/** Milliseconds since 1970 as a date, with the time of day where it has one; always UTC. */
export function instant(milliseconds: number): string {
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8.64e15) return decimal(milliseconds);
  const iso = new Date(milliseconds).toISOString();
  if (iso.endsWith("T00:00:00.000Z")) return iso.slice(0, -14);
  return iso.endsWith(":00.000Z") ? iso.slice(0, -8).replace("T", " ") : iso.slice(0, -5).replace("T", " ");
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

function infinite(value: number): string {
  return Number.isNaN(value) ? "unknown" : value > 0 ? "infinite" : "-infinite";
}

const durations = [
  ["days", 86_400_000],
  ["hours", 3_600_000],
  ["minutes", 60_000],
  ["seconds", 1_000],
] as const;

/** How a quantity in `unit` reads: milliseconds in the largest unit that `size` fills, all others as they are. */
export function unitFor(size: number, unit: string): { readonly name: string; readonly of: number } {
  if (unit !== "ms") return { name: unit, of: 1 };
  const [name, of] = durations.find(([, length]) => Math.abs(size) >= length) ?? ["ms", 1];
  return { name, of };
}

/** "3.5 days", "12 characters", "4". */
export function amount(value: number, unit: string, write: (value: number) => string = decimal): string {
  const { name, of } = unitFor(value, unit);
  return name === "" ? write(value) : `${write(value / of)} ${name}`;
}
