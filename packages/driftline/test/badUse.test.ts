import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { folderWith, removeFolder, runIn } from "./command.ts";

const folder = folderWith({
  "a.csv": "age,job\n1,x\n2,y\n3,x\n",
  "b.csv": "age,job\n4,x\n5,y\n6,z\n",
  "other.csv": "x,y\n1,2\n",
  "empty.csv": "",
  "ragged.csv": "age,job\n1,x\n2\n",
  "latin.csv": Buffer.from("age,job\n1,caf\u00e9\n", "latin1"),
  "duplicate.csv": "age,age\n1,2\n",
  "table.parquet": "PAR1",
  "table.txt": "age\n1\n",
  "broken.json": "[{",
  "line\nbreak.csv": "",
  "folder.csv": undefined,
  "quoted.csv": 'age,job\n1,"x\n',
});
after(() => removeFolder(folder));

/** What is typed after the command's name, and the one line that answers it on standard error. */
const wrong: Readonly<Record<string, readonly [args: readonly string[], message: string]>> = {
  "a misspelt command": [["comprae"], 'comprae: there is no such command; did you mean "compare"?'],
  "a misspelt option of the program": [["--hepl"], '--hepl: there is no such option; did you mean "--help"?'],
  "no tables": [["compare"], "compare: no tables given; write driftline compare REFERENCE CURRENT"],
  "one table": [["compare", "a.csv"], 'compare: only "a.csv" is given; write driftline compare REFERENCE CURRENT'],
  "three tables": [
    ["compare", "a.csv", "b.csv", "c.csv"],
    'compare: takes two tables, got also "c.csv"; put a glob such as "2026-*.csv" in quotes',
  ],
  "a misspelt option": [
    ["compare", "a.csv", "b.csv", "--measure", "ks"],
    '--measure: there is no such option; did you mean "--measures"?',
  ],
  "an option without its value": [["compare", "a.csv", "b.csv", "--columns"], "--columns: needs a value"],
  "an option with another in the place of its value": [
    ["compare", "a.csv", "b.csv", "--format", "--fail-on", "drift"],
    "--format: needs a value",
  ],
  "a value for what takes none": [
    ["compare", "a.csv", "b.csv", "--interactive=yes"],
    '--interactive: takes no value, got "yes"',
  ],
  "an option given twice": [
    ["compare", "a.csv", "b.csv", "--format", "json", "--format", "html"],
    "--format: is given twice; give it once",
  ],
  "an empty name in a list": [
    ["compare", "a.csv", "b.csv", "--columns", "age,,job"],
    "--columns: an item is empty; a name with a comma, an equals sign or a quote goes in double quotes",
  ],
  "a quote that does not end": [
    ["compare", "a.csv", "b.csv", "--columns", '"age'],
    '--columns: cannot read "\\"age"; a name with a comma, an equals sign or a quote goes in double quotes',
  ],
  "a column that there is not": [
    ["compare", "a.csv", "b.csv", "--columns", "aeg"],
    '--columns: there is no column "aeg"; did you mean "age"?',
  ],
  "a segment that there is not": [
    ["compare", "a.csv", "b.csv", "--segments", "jbo"],
    '--segments: there is no column "jbo"; did you mean "job"?',
  ],
  "a measure that there is not": [
    ["compare", "a.csv", "b.csv", "--measures", "kss"],
    '--measures: there is no "kss"; did you mean "ks"?',
  ],
  "a type without its kind": [
    ["compare", "a.csv", "b.csv", "--types", "age"],
    '--types: "age" has no kind; write name=number|category|boolean|time|text',
  ],
  "a kind that there is not": [
    ["compare", "a.csv", "b.csv", "--types", "age=numbr"],
    '--types age: there is no "numbr"; did you mean "number"?',
  ],
  "false alarms that are no number": [
    ["compare", "a.csv", "b.csv", "--false-alarms", "few"],
    '--false-alarms: must be a number, got "few"',
  ],
  "false alarms over 1": [
    ["compare", "a.csv", "b.csv", "--false-alarms", "5"],
    "--false-alarms: must be a share between 0 and 1, got 5",
  ],
  "a smallest effect that is no number": [
    ["compare", "a.csv", "b.csv", "--smallest-effect", "age=shift:little"],
    '--smallest-effect age: must be a number, got "little"',
  ],
  "a smallest effect of missing values over 1": [
    ["compare", "a.csv", "b.csv", "--smallest-effect", "missing=2"],
    "--smallest-effect of missing: must be a share between 0 and 1, got 2",
  ],
  "a preset that there is not": [
    ["compare", "a.csv", "b.csv", "--preset", "evidentyl"],
    '--preset: there is no "evidentyl"; did you mean "evidently"?',
  ],
  "a format that there is not": [
    ["compare", "a.csv", "b.csv", "--format", "jsn"],
    '--format: there is no "jsn"; did you mean "json"?',
  ],
  "a check that there is not": [
    ["compare", "a.csv", "b.csv", "--fail-on", "none"],
    '--fail-on: there is no "none"; there is "drift", "small", "unknown"',
  ],
  "live JSON": [
    ["compare", "a.csv", "b.csv", "--interactive", "--format", "json"],
    "--interactive: is for HTML; add --format html instead of json",
  ],
  "a folder for the output that there is not": [
    ["compare", "a.csv", "b.csv", "--out", "reports/drift.html"],
    '--out reports/drift.html: there is no folder "reports"; make it first',
  ],
  "a folder in the place of the output": [
    ["compare", "a.csv", "b.csv", "--out", "folder.csv"],
    "--out folder.csv: this is a folder; name a file in it",
  ],
  "a missing file": [["compare", "missing.csv", "b.csv"], "missing.csv: there is no such file; check the path"],
  "a glob that matches nothing": [["compare", "z*.csv", "b.csv"], "z*.csv: no file matches; check the pattern"],
  "a folder": [
    ["compare", "folder.csv", "b.csv"],
    "folder.csv: this is a directory; name a file, or several by a glob such as *.csv",
  ],
  "an empty file": [
    ["compare", "empty.csv", "b.csv"],
    "empty.csv: the file is empty; a table has at least its column names",
  ],
  "a file whose name breaks the line": [
    ["compare", "line\nbreak.csv", "b.csv"],
    "line\\u000abreak.csv: the file is empty; a table has at least its column names",
  ],
  "a row of another length": [
    ["compare", "a.csv", "ragged.csv"],
    "ragged.csv: line 3 has 1 field but there are 2 columns; write missing cells as empty fields",
  ],
  "another encoding": [
    ["compare", "latin.csv", "b.csv"],
    "latin.csv: byte 13 is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)",
  ],
  "two columns of one name": [
    ["compare", "duplicate.csv", "b.csv"],
    'duplicate.csv: columns 1 and 2 are both named "age"; rename one',
  ],
  "no column in common": [
    ["compare", "other.csv", "b.csv"],
    'compare: the two tables have no column in common; the reference has "x", "y", the current side "age", "job"',
  ],
  "Parquet that was cut off": [
    ["compare", "table.parquet", "b.csv"],
    "table.parquet: the end of this Parquet file is missing; copy it again, or wait until it is written",
  ],
  "another ending": [
    ["compare", "table.txt", "b.csv"],
    "table.txt: the name must end in .csv, .tsv, .json, .ndjson, .jsonl, .parquet, .arrow or .feather, or one of these and .gz",
  ],
};

describe("driftline answers with one line and exit code 2", () => {
  for (const [name, [args, message]] of Object.entries(wrong)) {
    it(`to ${name}`, () => {
      const { status, stdout, stderr } = runIn(folder, args);
      assert.equal(stderr, `driftline: ${message}\n`);
      assert.equal(stdout, "");
      assert.equal(status, 2);
    });
  }

  it("to a date of the source that is none", () => {
    const { status, stderr } = runIn(folder, ["compare", "a.csv", "b.csv"], { SOURCE_DATE_EPOCH: "today" });
    assert.equal(stderr, 'driftline: SOURCE_DATE_EPOCH: must be whole seconds since 1970, got "today"\n');
    assert.equal(status, 2);
  });

  it("and with --debug the stack below it", () => {
    const { status, stderr } = runIn(folder, ["compare", "missing.csv", "b.csv", "--debug"]);
    assert.match(stderr, /^driftline: missing\.csv: there is no such file; check the path\n {4}at .*:\d+:\d+\)?\n/);
    assert.equal(status, 2);
  });

  it("and without any command its help", () => {
    const { status, stdout, stderr } = runIn(folder, []);
    assert.match(stderr, /^driftline: no command given\n\n.*\n\nUsage: driftline COMMAND/);
    assert.equal(stdout, "");
    assert.equal(status, 2);
  });
});
