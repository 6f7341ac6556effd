import type { PairAnswer, PairAnswers, PairNeed, PairNeeds, Sides } from "../measure.ts";
import type { Need, Presence } from "../need.ts";
import { runWalks } from "../runWalks.ts";
import type { Source } from "../source.ts";
import type { Walk } from "../walk.ts";
import { type Answered, askAll } from "./answers.ts";
import { attempt } from "./attempt.ts";
import { bothSides } from "./bothSides.ts";
import { type Pace, pacer } from "./pace.ts";
import { type Facet, firstNeeds, pairAnswer, secondNeeds } from "./pairs.ts";

export interface Question {
  readonly facet: Facet;
  readonly needs: readonly PairNeed[];
}

/** What was found out about one facet. */
export interface Gathered {
  readonly presence: Sides<Presence>;
  answer<Asked extends PairNeed>(need: Asked): PairAnswer<Asked>;
  answers<Needs extends PairNeeds>(needs: Needs): PairAnswers<Needs>;
}

/**
 * Puts the questions to both sides in two steps, all columns together, but for ordered values, which are large and
 * taken one column at a time. A question that an engine fails on gives its error; the others stand.
 */
export async function gather(
  sources: Sides<Source>,
  questions: readonly Question[],
  pace: Pace = pacer(undefined),
): Promise<(Gathered | Error)[]> {
  const first = await askEach(
    sources,
    questions.map(({ facet, needs }) =>
      bothSides(() => [presenceNeed(facet), ...needs.flatMap((need) => firstNeeds(facet, need))]),
    ),
  );
  await pace();
  const second = await askEach(
    sources,
    questions.map(({ facet, needs }, index) => {
      const known = first[index];
      return bothSides((side) =>
        known instanceof Error || !known ? [] : needs.flatMap((need) => secondNeeds(facet, need, known, side)),
      );
    }),
  );
  const gathered: (Gathered | Error)[] = [];
  for (const [index, question] of questions.entries()) {
    await pace();
    const before = first[index] as Sides<Answered> | Error;
    const after = second[index] as Sides<Answered> | Error;
    if (before instanceof Error) gathered.push(before);
    else if (after instanceof Error) gathered.push(after);
    else gathered.push(await attempt(() => finish(sources, question, before, after)));
  }
  return gathered;
}

async function finish(
  sources: Sides<Source>,
  { facet, needs }: Question,
  first: Sides<Answered>,
  second: Sides<Answered>,
): Promise<Gathered> {
  const folded = await foldWalks(sources, facet, needs);
  const answer = <Asked extends PairNeed>(need: Asked) =>
    (need.pair === "walk" ? folded.get(need.walk.name) : pairAnswer(facet, need, first, second)) as PairAnswer<Asked>;
  return {
    presence: bothSides((side) => first[side](presenceNeed(facet))),
    answer,
    answers: <Needs extends PairNeeds>(asked: Needs) =>
      Object.fromEntries(Object.entries(asked).map(([name, need]) => [name, answer(need)])) as PairAnswers<Needs>,
  };
}

async function foldWalks(
  sources: Sides<Source>,
  { column, reading }: Facet,
  needs: readonly PairNeed[],
): Promise<ReadonlyMap<string, unknown>> {
  const walks = new Map<string, Walk>();
  for (const need of needs) if (need.pair === "walk") walks.set(need.walk.name, need.walk);
  if (walks.size === 0) return new Map();
  const [reference] = await sources.reference.summarise([{ need: "ordered", column, as: reading }]);
  const [current] = await sources.current.summarise([{ need: "ordered", column, as: reading }]);
  const results = runWalks(reference, current, [...walks.values()]);
  return new Map([...walks.keys()].map((name, index) => [name, results[index]]));
}

/** One call a side for everything; only where that fails, one call a question to find which it was. */
async function askEach(
  sources: Sides<Source>,
  batches: readonly Sides<readonly Need[]>[],
): Promise<(Sides<Answered> | Error)[]> {
  const ask = async (needs: Sides<readonly Need[]>) => ({
    reference: await askAll(sources.reference, needs.reference),
    current: await askAll(sources.current, needs.current),
  });
  const together = await attempt(() => ask(bothSides((side) => batches.flatMap((batch) => batch[side]))));
  if (!(together instanceof Error)) return batches.map(() => together);
  const apart: (Sides<Answered> | Error)[] = [];
  for (const batch of batches) apart.push(await attempt(() => ask(batch)));
  return apart;
}

function presenceNeed({ column, reading }: Facet): Need & { need: "presence" } {
  return { need: "presence", column, as: reading };
}
