import type { Cell, Kind } from "@driftline/drift";

export interface TypeCase {
  readonly type: string;
  /** SQL of values of the type, and the cells that are equal to them: null where nothing is held. */
  readonly cells: readonly (readonly [sql: string, cell: Cell | null])[];
  readonly kind: Kind;
  readonly notes?: readonly string[];
  /** Parquet files have no such type. */
  readonly onlyIn?: "database";
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const beyond = (cells: number, rows: number): string =>
  `beyondTime: ${cells} of ${rows} times of "x" are beyond what a Date holds, the years -271821 to 275760; they count as missing`;
const seconds = 'seconds: "x" holds durations or times of day; they are compared in seconds';
const nested = (cells: number): string =>
  `nested: ${cells} cells of "x" hold objects or arrays; they are compared as their JSON text`;
const rounded = (example: string): string =>
  `rounded: cells of "x" have more digits than a double holds, such as ${example}; they are rounded`;

const whole = (type: string, least: string, most: string): TypeCase => ({
  type,
  kind: "number",
  cells: [least, most, "0", "1", "1"].map((sql) => [
    `'${sql}'`,
    Number.isSafeInteger(Number(sql)) ? Number(sql) : BigInt(sql),
  ]),
});

export const typeCases: readonly TypeCase[] = [
  whole("TINYINT", "-128", "127"),
  whole("SMALLINT", "-32768", "32767"),
  whole("INTEGER", "-2147483648", "2147483647"),
  whole("BIGINT", "-9223372036854775808", "9223372036854775807"),
  whole("BIGINT", "-9007199254740993", "9007199254740993"),
  whole("BIGINT", "-9007199254740991", "9007199254740991"),
  whole("UTINYINT", "0", "255"),
  whole("USMALLINT", "0", "65535"),
  whole("UINTEGER", "0", "4294967295"),
  whole("UBIGINT", "3", "18446744073709551615"),
  {
    ...whole("HUGEINT", "-170141183460469231731687303715884105728", "170141183460469231731687303715884105727"),
    onlyIn: "database",
  },
  { ...whole("UHUGEINT", "2", "340282366920938463463374607431768211455"), onlyIn: "database" },
  { ...whole("BIGNUM", "-123456789012345678901234567890123456789012345", "5"), onlyIn: "database" },
  whole("DECIMAL(18, 0)", "-999999999999999999", "9007199254740993"),
  whole("DECIMAL(38, 0)", "-99999999999999999999999999999999999999", "42"),
  {
    type: "DOUBLE",
    kind: "number",
    cells: [
      ["0.1", 0.1],
      ["'nan'", null],
      ["'inf'", Number.POSITIVE_INFINITY],
      ["'-inf'", Number.NEGATIVE_INFINITY],
      ["-0.0", -0],
      ["0", 0],
      ["1e308", 1e308],
      ["5e-324", 5e-324],
      ["'nan'", null],
    ],
  },
  {
    type: "FLOAT",
    kind: "number",
    cells: [
      ["0.1", Math.fround(0.1)],
      ["16777217", 16777216],
      ["'nan'", null],
      ["'-inf'", Number.NEGATIVE_INFINITY],
      ["-0.0", 0],
      ["1e30", Math.fround(1e30)],
    ],
  },
  {
    type: "DECIMAL(9, 2)",
    kind: "number",
    cells: [
      ["1234567.89", 1234567.89],
      ["-0.01", -0.01],
      ["100", 100],
    ],
  },
  {
    type: "DECIMAL(18, 3)",
    kind: "number",
    cells: [
      ["123456789012345.678", Number("123456789012345.678")],
      ["0.1", 0.1],
      ["-7", -7],
    ],
    notes: [rounded("123456789012345.678")],
  },
  {
    type: "DECIMAL(38, 10)",
    kind: "number",
    cells: [
      ["1.5", 1.5],
      ["0.3", 0.3],
      ["12345678901.25", 12345678901.25],
    ],
  },
  {
    type: "BOOLEAN",
    kind: "boolean",
    cells: [
      ["true", true],
      ["false", false],
      ["true", true],
    ],
  },
  {
    type: "VARCHAR",
    kind: "category",
    cells: [
      ["'a'", "a"],
      ["''", ""],
      ["'NA'", "NA"],
      ["'null'", "null"],
      ["'b' || chr(0) || 'c'", "b\0c"],
      ["'ünïcödé 👍'", "ünïcödé 👍"],
    ],
  },
  {
    type: "VARCHAR",
    kind: "number",
    cells: [
      ["'1.50'", "1.50"],
      ["' 2 '", " 2 "],
      ["'NaN'", "NaN"],
      ["'1e3'", "1e3"],
      ["'-0'", "-0"],
      ["'12345678901234567890'", "12345678901234567890"],
      ["'inf'", "inf"],
      ["'+3'", "+3"],
      ["'.5'", ".5"],
      ["'7'", "7"],
      ["'8'", "8"],
    ],
  },
  {
    type: "BLOB",
    kind: "category",
    cells: [
      ["'\\xAA\\x00B'", "0xaa0042"],
      ["'abc'", "0x616263"],
      ["''", "0x"],
    ],
    notes: ['bytes: "x" holds bytes; they are compared as their hexadecimal text'],
  },
  {
    type: "UUID",
    kind: "category",
    cells: [
      ["'00000000-0000-0000-0000-000000000001'", "00000000-0000-0000-0000-000000000001"],
      ["'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
    ],
  },
  {
    type: "ENUM ('low', 'high', '10')",
    kind: "category",
    cells: [
      ["'low'", "low"],
      ["'high'", "high"],
      ["'10'", "10"],
    ],
  },
  {
    type: "DATE",
    kind: "time",
    cells: [
      ["'2020-02-29'", day("2020-02-29")],
      ["'1969-12-31'", day("1969-12-31")],
      ["'0001-01-01'", day("0001-01-01")],
      ["'0044-03-15 (BC)'", day("-000043-03-15")],
      ["'275760-09-13'", day("+275760-09-13")],
      ["'275760-09-14'", null],
      ["'infinity'", null],
      ["'-infinity'", null],
      ["'5881580-07-10'", null],
    ],
    notes: [beyond(4, 10)],
  },
  {
    type: "TIMESTAMP",
    kind: "time",
    cells: [
      ["'2020-01-01 12:34:56.789'", new Date("2020-01-01T12:34:56.789Z")],
      ["'1969-12-31 23:59:59.999'", new Date(-1)],
      ["'9999-12-31 23:59:59.999'", new Date("9999-12-31T23:59:59.999Z")],
      ["'infinity'", null],
    ],
    notes: [beyond(1, 5)],
  },
  ...["TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"].map(
    (type): TypeCase => ({
      type,
      kind: "time",
      cells: [
        ["'2020-01-01 12:34:56'", new Date("2020-01-01T12:34:56Z")],
        ["'1950-01-01 00:00:01'", new Date("1950-01-01T00:00:01Z")],
      ],
    }),
  ),
  {
    type: "TIMESTAMPTZ",
    kind: "time",
    cells: [
      ["'2020-01-01 12:34:56.789+02'", new Date("2020-01-01T10:34:56.789Z")],
      ["'2020-06-01 00:00:00-11:30'", new Date("2020-06-01T11:30:00Z")],
      ["'-infinity'", null],
    ],
    notes: [beyond(1, 4)],
  },
  {
    type: "TIME",
    kind: "number",
    cells: [
      ["'12:34:56.789123'", 45296.789123],
      ["'00:00:00'", 0],
      ["'23:59:59'", 86399],
    ],
    notes: [seconds],
  },
  {
    type: "TIMETZ",
    kind: "number",
    cells: [
      ["'12:34:56+00'", 45296],
      ["'00:00:00+00'", 0],
    ],
    notes: [seconds],
  },
  {
    type: "INTERVAL",
    kind: "category",
    cells: [
      ["'1 day'", "1 day"],
      ["'2 months 3 hours'", "2 months 03:00:00"],
    ],
  },
  {
    type: "INTEGER[]",
    kind: "category",
    cells: [
      ["[1, 2]", "[1,2]"],
      ["[]", "[]"],
      ["[NULL]", "[null]"],
    ],
    notes: [nested(3)],
  },
  {
    type: "DOUBLE[2]",
    kind: "category",
    cells: [
      ["[1, 2.5]", "[1,2.5]"],
      ["['nan', 1e21]", "[null,1e+21]"],
    ],
    notes: [nested(2)],
  },
  {
    type: "DECIMAL(9, 1)[]",
    kind: "category",
    cells: [
      ["[1.0]", "[1]"],
      ["[2.5]", "[2.5]"],
    ],
    notes: [nested(2)],
  },
  {
    type: "STRUCT(a INTEGER, b VARCHAR)",
    kind: "category",
    cells: [
      ["{'a': 1, 'b': 'x'}", '{"a":1,"b":"x"}'],
      ["{'a': NULL, 'b': 'é\"'}", '{"a":null,"b":"é\\""}'],
    ],
    notes: [nested(2)],
  },
  {
    type: "MAP(VARCHAR, BIGINT)",
    kind: "category",
    cells: [
      ["MAP {'k': 9007199254740993}", '{"k":"9007199254740993"}'],
      ["MAP {}", "{}"],
    ],
    notes: [nested(2)],
  },
  {
    type: "UNION(n INTEGER, s VARCHAR)",
    kind: "category",
    cells: [
      ["1", '{"n":1}'],
      ["'x'", '{"s":"x"}'],
    ],
    notes: [nested(2)],
    onlyIn: "database",
  },
  {
    type: "JSON",
    kind: "category",
    cells: [
      ["'{\"a\": 1.0}'", '{"a":1}'],
      ["' [1] '", "[1]"],
      ["'null'", null],
      ["'\"word\"'", "word"],
      ["'5.50'", 5.5],
      ["'true'", true],
    ],
    notes: [nested(2)],
  },
];
