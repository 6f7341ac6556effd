const tables = `Tables are files or globs: .csv .tsv .json .ndjson .jsonl .parquet .arrow .feather, each also as .gz, and
tables of databases: duckdb:FILE?table=T`;

const exitsWith = (one: string): string => `Exit codes: 0 done, ${one}2 wrong use or unreadable input,
3 an engine or the network failed, 130 stopped by Ctrl-C
`;

export const programHelp = `Driftline tells whether data still behave as they did, how much it matters, and how sure one can be.

Usage: driftline COMMAND [OPTIONS]

Commands:
  compare REFERENCE CURRENT   compare two tables, column by column
  describe FILE               tell what a table's columns are taken for, as a declaration to paste
  verify REPORT               make a report again from its tables, and tell whether it is the same

Options:
  --help      this text; "driftline COMMAND --help" explains a command
  --version   the version
`;

export const compareHelp = `Compares two tables and tells for each column whether it drifted, how much, and how sure one can be.

Usage: driftline compare REFERENCE CURRENT [OPTIONS]

${tables}

What is compared:
  --columns a,b              only these columns
  --types name=kind,…        kinds: number, category, boolean, time, text; inferred unless set
  --segments a,b             compare again within each value of these columns
  --multivariate             look at all columns together too, on 5,000 rows of each side
  --measures all|ks,psi,…    measures to show beside the verdict

What counts as drift:
  --false-alarms 0.05        the chance that data without drift show any column as drifted
  --smallest-effect 0.1      what matters, as a share of rows; also missing=0.02 (missing values),
                             age=0.2 (one column), age=shift:5 (its median, in its own units)
  --preset default|evidently decide as Driftline does, or as Evidently 0.7.23 does

What comes out:
  --format table|json|html|markdown   table, unless --out has the ending of another
  --out FILE                 write there instead of to standard output
  --interactive              with HTML: one page to search, sort and decide again in
  --fail-on drift|small|unknown   exit with 1 on that verdict or a worse one
  --debug                    say where in the code an error arose
  --help                     this text

Lists take commas, and options of lists can be repeated. A name with a comma or an equals sign goes
in double quotes: --columns '"income, net",age'

${exitsWith("1 --fail-on found what it looks for, ")}`;

export const describeHelp = `Tells what a table's columns are taken for, as TypeScript to paste: the columns that table(FILE, columns) takes.

Usage: driftline describe FILE [OPTIONS]

${tables}

  --types name=kind,…        kinds that are set: number, category, boolean, time, text
  --format table|json        the declaration, unless told
  --debug                    say where in the code an error arose
  --help                     this text

${exitsWith("")}`;

export const verifyHelp = `Makes a report again from its tables and its own options, and tells whether it is the same, to the last digit.

Usage: driftline verify REPORT [OPTIONS]

REPORT is the JSON that compare wrote. Its tables are the files that it names, as they were given then.

  --reference TABLE          the reference, where it lies elsewhere now
  --current TABLE            the current table, where it lies elsewhere now
  --format table|json        what differs, as text unless told
  --debug                    say where in the code an error arose
  --help                     this text

${tables}

${exitsWith("1 the report is another one now, ")}`;
