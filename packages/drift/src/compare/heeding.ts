import type { Sides } from "../measure.ts";
import type { Source, Stop } from "../source.ts";
import { bothSides } from "./bothSides.ts";

/** The same sources, which leave off what they do when the comparison is stopped; another one may ask them again. */
export function heeding(sources: Sides<Source>, stop: Stop | undefined): Sides<Source> {
  return stop ? bothSides((side) => heedingOne(sources[side], stop)) : sources;
}

function heedingOne(source: Source, stop: Stop): Source {
  return {
    name: source.name,
    describe: (types) => source.describe(types, stop),
    summarise: (needs) => source.summarise(needs, stop),
    where: (filter) => heedingOne(source.where(filter), stop),
  };
}
