import type { Cell, Kind, Reading } from "@driftline/drift";

export type ConformanceTable = ReadonlyMap<string, readonly (Cell | null)[]>;

/** What is known of a column by itself. */
export interface Expected {
  readonly kind: Kind;
  /** How the column is read, and the finite numbers that gives, in the table's order. */
  readonly numbers?: { readonly as: Exclude<Reading, "category">; readonly values: readonly number[] };
  readonly infinite?: number;
  readonly unreadable?: number;
}

export interface ConformanceCase {
  readonly name: string;
  readonly columns: ReadonlyMap<string, readonly [cells: readonly (Cell | null)[], expected: Expected]>;
}

export const noon = Date.UTC(2026, 1, 3, 12);
const categories = Array.from({ length: 4000 }, (_, row) => `value ${row % 2000}`);
const uneven = Array.from({ length: 5000 }, (_, row) => Math.sin(row) * 10 ** (row % 7));

export const cases: readonly ConformanceCase[] = [
  {
    name: "numbers with missing cells, infinities and repeated values",
    columns: new Map([
      [
        "age",
        [[39, null, 50, 39, -2.5, 0], { kind: "number", numbers: { as: "number", values: [39, 50, 39, -2.5, 0] } }],
      ],
      [
        "rate",
        [
          [0.1, Number.POSITIVE_INFINITY, null, 1e-7, Number.NEGATIVE_INFINITY, 1e21],
          { kind: "number", numbers: { as: "number", values: [0.1, 1e-7, 1e21] }, infinite: 2 },
        ],
      ],
    ]),
  },
  {
    name: "whole numbers beyond 2^53",
    columns: new Map([
      [
        "serial",
        [
          [9007199254740993n, 9007199254740995n, 5n, null],
          { kind: "number", numbers: { as: "number", values: [9007199254740992, 9007199254740996, 5] } },
        ],
      ],
      ["other", [[1, 2, 3, 4], { kind: "number", numbers: { as: "number", values: [1, 2, 3, 4] } }]],
    ]),
  },
  {
    name: "booleans, times and text that is neither",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      ["paid", [[true, false, null, true], { kind: "boolean", numbers: { as: "boolean", values: [1, 0, 1] } }]],
      [
        "at",
        [
          [new Date(noon), null, new Date(noon + 1), new Date(noon)],
          { kind: "time", numbers: { as: "time", values: [noon, noon + 1, noon] } },
        ],
      ],
      [
        "zip",
        [
          ["02134", "10001", "02134", null],
          { kind: "category", numbers: { as: "number", values: [2134, 10001, 2134] } },
        ],
      ],
      ["mixed", [["a", "1", "b", "2"], { kind: "category", numbers: { as: "number", values: [1, 2] }, unreadable: 2 }]],
    ]),
  },
  {
    name: "text in any script, quotes, line ends, empty strings and blanks",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      [
        "text",
        [
          [
            "",
            "a,b",
            'say "hi"',
            "two\nlines",
            "tab\there",
            "ünïcödé",
            "日本語",
            "👩‍👩‍👧",
            " spaced ",
            null,
            "\r\n",
            "\u2028",
          ],
          { kind: "category", numbers: { as: "length", values: [0, 3, 8, 9, 8, 7, 3, 5, 8, 2, 1] } },
        ],
      ],
      [
        "words",
        [
          ["one", "two words", "", " ", null, "a b  c", "x", "x", "x", "x", "x", "x"],
          { kind: "category", numbers: { as: "words", values: [1, 2, 0, 0, 3, 1, 1, 1, 1, 1, 1] } },
        ],
      ],
    ]),
  },
  {
    name: "byte order marks in cells",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      ["before", [["a", "b", "c", "d", "e", "f", "g", "h"], { kind: "category" }]],
      [
        "marked",
        [
          [
            "word",
            "\ufeffword",
            "\ufeff\ufeffword",
            "wo\ufeffrd",
            "\ufeff",
            null,
            "\ufeffand more than twelve bytes",
            "and more than twelve bytes",
          ],
          { kind: "category", numbers: { as: "length", values: [4, 5, 6, 5, 1, 27, 26] } },
        ],
      ],
    ]),
  },
  {
    name: "column names that are no identifiers",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>(
      ["__proto__", "constructor", "<script>alert(1)</script>", "👍", 'a "quoted", name', "line\nbreak", " "].map(
        (name, index) => [
          name,
          [[index, index + 1], { kind: "number", numbers: { as: "number", values: [index, index + 1] } }],
        ],
      ),
    ),
  },
  {
    name: "2,000 categories",
    columns: new Map([
      ["category", [categories, { kind: "category" }]],
      ["row", [categories.map((_, row) => row), { kind: "number" }]],
    ]),
  },
  {
    name: "numbers of very different size",
    columns: new Map([
      ["uneven", [uneven, { kind: "number", numbers: { as: "number", values: uneven } }]],
      ["constant", [uneven.map(() => 7), { kind: "number", numbers: { as: "number", values: uneven.map(() => 7) } }]],
    ]),
  },
  {
    name: "a column without any value, and one row",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      ["nothing", [[null], { kind: "category", numbers: { as: "number", values: [] } }]],
      ["one", [[3], { kind: "number", numbers: { as: "number", values: [3] } }]],
    ]),
  },
  {
    name: "one column with missing cells",
    columns: new Map([["only", [[1, null, null, 2], { kind: "number", numbers: { as: "number", values: [1, 2] } }]]]),
  },
  {
    name: "no rows",
    columns: new Map([
      ["a", [[], { kind: "category" }]],
      ["b", [[], { kind: "category" }]],
    ]),
  },
];
