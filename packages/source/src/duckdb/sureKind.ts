import type { Kind } from "@driftline/drift";
import type { CellReader } from "./cells.ts";
import type { Engine } from "./engine.ts";
import { isDamage } from "./errors.ts";
import { literal } from "./sql.ts";

/** Fewer rows are soon fetched, and are then at hand. */
export const manyRows = 65_536;

/**
 * The kind of a column of mostly different texts, where counts alone make it sure by the rules of `infer`: to fetch and
 * read every text takes several times as long. None where they leave a doubt: then the texts must be read.
 */
export async function sureKind(engine: Engine, from: string, reader: CellReader): Promise<Kind | undefined> {
  const { plain, other, numeric, looks } = reader;
  if (other === undefined) return undefined;
  try {
    if (plain !== undefined) return numeric ? await numberKind(engine, from, plain, other) : undefined;
    const texts = `(SELECT ${other} AS v FROM ${from})`;
    if (looks === "time") return await timeKind(engine, texts);
    return looks === "text" ? await textKind(engine, texts) : undefined;
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

async function ask(engine: Engine, from: string, ...sums: readonly string[]): Promise<number[]> {
  const found = await engine.run(`SELECT ${sums.map((sum) => `coalesce(${sum}, 0)::DOUBLE`).join(", ")} FROM ${from}`);
  return sums.map((_, index) => found.numbers(index)[0] as number);
}

/** Plain numbers have no leading zeros; another text that has one has a zero. */
async function numberKind(engine: Engine, from: string, plain: string, other: string): Promise<Kind | undefined> {
  const cells = `(SELECT ${plain} AS p, ${other} AS o FROM ${from})`;
  const [numbers = 0, others = 0, zeros = 0] = await ask(
    engine,
    cells,
    "count(p)",
    "count(o)",
    "count_if(contains(o, '0'))",
  );
  const isNumber = numbers > 0 && numbers >= 0.9 * (numbers + others) && zeros < 0.01 * numbers;
  return isNumber ? "number" : undefined;
}

const days = [
  "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])",
  "(?:0[13-9]|1[0-2])-(?:29|30)",
  "(?:0[13578]|1[02])-31",
].join("|");
const hour = "(?:[01][0-9]|2[0-3])";
const minute = "[0-5][0-9]";
/** Most of what `readTimeText` reads: nothing with spaces around it, and no 29th of February. */
const time = `[0-9]{4}-(?:${days})(?:[T ]${hour}:${minute}(?::${minute}(?:[.,][0-9]+)?)?(?:Z|[+-]${hour}(?::?${minute})?)?)?`;

async function timeKind(engine: Engine, texts: string): Promise<Kind | undefined> {
  const isTime = `regexp_full_match(v, ${literal(time)})`;
  const [held = 0, times = 0] = await ask(engine, texts, "count(v)", `count_if(${isTime})`);
  return held > 0 && times >= 0.9 * held ? "time" : undefined;
}

/** No number, time, boolean or word for nothing has these letters, signs of other scripts, or a letter before a space. */
const telling = String.raw`[b-dghjkmp-qv-xB-DGHJKMP-QV-X\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{3001}-\x{fefe}]|[A-Za-z] [0-9A-Za-z]`;

/** What separates words in JavaScript. */
const spaces = String.raw`\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`;

/** Where over a tenth are sure to be texts, it is text or a category. Sums that must be read for are bounded from both sides. */
async function textKind(engine: Engine, texts: string): Promise<Kind | undefined> {
  const isText = `regexp_matches(v, ${literal(telling)})`;
  const [held = 0, sure = 0, different = 0, length = 0, sureLength = 0] = await ask(
    engine,
    texts,
    "count(v)",
    `count_if(${isText})`,
    "count(DISTINCT v)",
    "sum(length(v))",
    `sum(length(v)) FILTER (${isText})`,
  );
  if (sure <= 0.11 * held) return undefined;
  if (different < 20 || 2 * different < held) return "category";
  const isDiverse = different - (held - sure) >= 20;
  if (isDiverse && sureLength >= 30 * held) return "text";
  // Between single spaces there is one word more than there are spaces; there are never more than every other sign.
  const isSimple = `regexp_full_match(v, ${literal(`[^${spaces}]+(?: [^${spaces}]+)*`)})`;
  const words = `CASE WHEN ${isSimple} THEN length(v) - length(replace(v, ' ', '')) + 1 END`;
  const [least = 0, most = 0] = await ask(
    engine,
    texts,
    `sum(${words}) FILTER (${isText})`,
    `sum(coalesce(${words}, (length(v) + 1) // 2))`,
  );
  if (isDiverse && least >= 3 * held) return "text";
  return length < 30 * sure && most < 3 * sure ? "category" : undefined;
}
