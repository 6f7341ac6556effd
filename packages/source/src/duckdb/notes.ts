import type { Assumption } from "@driftline/drift";
import type { CellReader, Doubt } from "./cellReader.ts";
import type { Engine, Table } from "./engine.ts";
import { isDamage } from "./errors.ts";

interface Doubtful {
  readonly name: string;
  readonly doubt: Doubt;
}

/** What there is to say of cells that are not compared as they are, in the words of every other source. */
export async function cellNotes(
  engine: Engine,
  from: string,
  read: (name: string, type: string) => CellReader,
): Promise<Assumption[]> {
  const described = await engine.run(`DESCRIBE SELECT * FROM ${from}`);
  const types = described.texts(1);
  const doubtful = described.texts(0).flatMap((name, index): Doubtful[] => {
    const { doubt } = read(name ?? "", types[index] ?? "");
    return doubt ? [{ name: name ?? "", doubt }] : [];
  });
  if (doubtful.length === 0) return [];
  const rows = (await engine.run(`SELECT count(*)::DOUBLE FROM ${from}`)).numbers(0)[0] as number;
  const notes: Assumption[] = [];
  for (const { name, doubt } of doubtful) {
    const found = await attempt(() => engine.run(doubt.ask(from)));
    const cells = found?.numbers(0)[0] ?? 0;
    const example = found?.texts(1)[0] ?? "";
    if (cells > 0) notes.push({ code: doubt.code, message: doubt.says(JSON.stringify(name), cells, rows, example) });
  }
  return notes;
}

/** Of a column that is damaged the comparison will say more. */
async function attempt(ask: () => Promise<Table>): Promise<Table | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}
