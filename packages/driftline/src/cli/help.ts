export const programHelp = `Driftline tells whether data still behave as they did, how much it matters, and how sure one can be.

Usage: driftline COMMAND [OPTIONS]

Commands:
  compare REFERENCE CURRENT   compare two tables, column by column

Options:
  --help      this text; "driftline COMMAND --help" explains a command
  --version   the version
`;

export const compareHelp = `Compares two tables and tells for each column whether it drifted, how much, and how sure one can be.

Usage: driftline compare REFERENCE CURRENT [OPTIONS]

Tables are files or globs: .csv .tsv .json .ndjson .jsonl, each also as .gz

What is compared:
  --columns a,b              only these columns
  --types name=kind,…        kinds: number, category, boolean, time, text; inferred unless set
  --segments a,b             compare again within each value of these columns
  --measures all|ks,psi,…    measures to show beside the verdict

What counts as drift:
  --false-alarms 0.05        the chance that data without drift show any column as drifted
  --smallest-effect 0.1      what matters, as a share of rows; also missing=0.02 (missing values),
                             age=0.2 (one column), age=shift:5 (its median, in its own units)
  --preset default|evidently decide as Driftline does, or as Evidently 0.7.23 does

What comes out:
  --format table|json|html|markdown   table, unless --out has the ending of another
  --out FILE                 write there instead of to standard output
  --interactive              with HTML: make it live (this version writes it as it is without)
  --fail-on drift|small|unknown   exit with 1 on that verdict or a worse one
  --debug                    say where in the code an error arose
  --help                     this text

Lists take commas, and options of lists can be repeated. A name with a comma or an equals sign goes
in double quotes: --columns '"income, net",age'

Exit codes: 0 done, 1 --fail-on found what it looks for, 2 wrong use or unreadable input,
3 an engine or the network failed
`;
