import type { AnswerTo, Need } from "../need.ts";
import type { Source } from "../source.ts";

/** What one side answered, looked up by the need itself. */
export type Answered = <Asked extends Need>(need: Asked) => AnswerTo<Asked>;

/** The column's name comes last: it may hold anything, what stands before it does not. */
function needKey(need: Need): string {
  if (need.need === "rows") return JSON.stringify(need);
  const { column, ...rest } = need;
  return `${Object.values(rest).join(" ")} ${column}`;
}

/** Asks every need once, however many measures have it. */
export async function askAll(source: Source, needs: readonly Need[]): Promise<Answered> {
  const unique = new Map(needs.map((need) => [needKey(need), need]));
  const answers = await source.summarise([...unique.values()]);
  const byKey = new Map([...unique.keys()].map((key, index) => [key, answers[index]]));
  return <Asked extends Need>(need: Asked) => {
    const key = needKey(need);
    if (!byKey.has(key)) throw new Error(`${key} was not asked`);
    return byKey.get(key) as AnswerTo<Asked>;
  };
}
