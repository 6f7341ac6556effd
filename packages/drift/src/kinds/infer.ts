import type { Assumption } from "../need.ts";
import type { Kind } from "./kind.ts";
import type { Profile } from "./profile.ts";

export interface Inferred {
  readonly kind: Kind;
  /** Cells that hold something under that kind. */
  readonly values: number;
  readonly assumptions: readonly Assumption[];
}

export interface InferOptions {
  readonly name: string;
  /** Whether the source has types of its own. CSV has none, so digits in text are nothing to speak of there. */
  readonly typed?: boolean;
  /** The kind the user set. */
  readonly kind?: Kind;
}

/**
 * The kind of a column, by these rules, the first that fits. Cells that are missing have no say; neither have the words
 * for nothing (NA, N/A, null, None, NaN, NaT, -, ? and blank) unless the column turns out to be a category or text.
 *
 * 1. No cell holds anything: category.
 * 2. All cells are true or false, in any case: boolean.
 * 3. At least 90 % are numbers: number, and the rest counts as missing. Digits with a leading zero (02134), in at least
 *    1 % of the cells, make it a category: a number would lose the zero.
 * 4. At least 90 % are times (Date, or ISO 8601 text): time, and the rest counts as missing.
 * 5. At least 20 different texts, at least half of the cells different, and on average 3 words or 30 characters: text.
 * 6. Everything else: category.
 *
 * Integers beyond 2^53 are numbers, rounded. Infinities are numbers but not values: they are counted and left out.
 * Numbers that look like codes stay numbers. A kind set by the user wins over all of this.
 * What a reader should know is said in at most one assumption, the gravest.
 */
export function infer(profile: Profile, options: InferOptions): Inferred {
  const held = profile.rows - profile.empty;
  const telling = held - profile.classes.nothing;
  const kind = options.kind ?? kindOf(profile, telling);
  const keepsWords = telling > 0 && (kind === "category" || kind === "text");
  // A kind that was set is no assumption.
  const assumption = options.kind ? undefined : note(profile, telling, kind, options);
  return { kind, values: keepsWords ? held : telling, assumptions: assumption ? [assumption] : [] };
}

function kindOf(profile: Profile, telling: number): Kind {
  const { classes, leadingZeros, distinct, distinctTexts, length, words } = profile;
  if (telling === 0) return "category";
  if (classes.boolean === telling) return "boolean";
  if (classes.number >= 0.9 * telling) return leadingZeros >= 0.01 * telling ? "category" : "number";
  if (classes.time >= 0.9 * telling) return "time";
  const manyTexts = distinctTexts >= 20 && 2 * distinct >= profile.rows - profile.empty;
  return manyTexts && (words >= 3 * classes.text || length >= 30 * classes.text) ? "text" : "category";
}

const plural = { number: "numbers", time: "times", boolean: "booleans", text: "texts" } as const;

function note(profile: Profile, telling: number, kind: Kind, options: InferOptions): Assumption | undefined {
  if (profile.rows === 0) return undefined;
  if (telling === 0) return { code: "empty", message: "no cell holds a value" };
  if (kind === "category" || kind === "text") return categoryNote(profile, telling);
  return lossNote(profile, telling, kind) ?? (kind === "number" ? numberNote(profile, telling, options) : undefined);
}

function categoryNote({ classes, examples, leadingZeros }: Profile, telling: number): Assumption | undefined {
  if (classes.number >= 0.9 * telling && leadingZeros >= 0.01 * telling) {
    return {
      code: "leadingZeros",
      message: `digits with leading zeros, such as ${quote(examples.leadingZeros)}, are compared as categories; set the type "number" if they are numbers`,
    };
  }
  if (telling - classes.text < 0.1 * telling) return undefined;
  const held = (["number", "time", "boolean", "text"] as const).filter((name) => classes[name] > 0);
  const named = held.map((name) => `${classes[name]} ${plural[name]}`);
  const shown = held.map((name) => quote(examples[name]));
  return {
    code: "mixed",
    message: `${listed(named)} in one column, such as ${listed(shown)}, are compared as categories; set a type to read them otherwise`,
  };
}

function lossNote(profile: Profile, telling: number, kind: "number" | "time" | "boolean"): Assumption | undefined {
  const { classes, examples, rounded } = profile;
  const unreadable = telling - classes[kind];
  if (unreadable > 0) {
    const other = (["text", "number", "time", "boolean"] as const).find((name) => name !== kind && classes[name] > 0);
    return {
      code: "unreadable",
      message: `${unreadable} of ${telling} values cannot be read as ${plural[kind]}, for example ${quote(other && examples[other])}; they count as missing`,
    };
  }
  if (kind === "number" && rounded > 0) {
    return {
      code: "rounded",
      message: `${rounded} whole numbers, such as ${examples.rounded}, have more digits than a double holds (2^53) and are rounded; set the type "category" if they are codes`,
    };
  }
  if (classes.nothing === 0) return undefined;
  return {
    code: "missingWords",
    message: `${classes.nothing} cells that say ${quote(examples.nothing)} or the like count as missing; set the type "category" to keep them`,
  };
}

function numberNote(profile: Profile, telling: number, { name, typed }: InferOptions): Assumption | undefined {
  if (looksLikeCode(profile, telling, name)) {
    return {
      code: "looksLikeCode",
      message: `these whole numbers look like codes but are compared as numbers; set the type "category" if they are codes`,
    };
  }
  if (!typed || profile.textual < telling) return undefined;
  return {
    code: "textNumbers",
    message: `the values are texts that hold numbers, such as ${quote(profile.examples.number)}, and are compared as numbers`,
  };
}

const codeName = /(?:^|[^a-z])(?:id|code|zip|zip_?code|post_?code|phone)s?$/i;
const codeEnd = /[a-z](?:Id|ID|Code|Zip)s?$/;

/** Whole numbers by the name of a code, or nearly all different and equally long, four digits at least. */
function looksLikeCode({ integers, distinct, digits }: Profile, telling: number, name: string): boolean {
  if (integers < telling) return false;
  if (codeName.test(name) || codeEnd.test(name)) return true;
  return (
    telling >= 20 && distinct >= 0.95 * telling && digits.some((count, size) => size >= 4 && count >= 0.95 * telling)
  );
}

function quote(text = ""): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
