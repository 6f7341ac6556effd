import type { Kind, Reading } from "../kinds/kind.ts";
import type { Sides } from "../measure.ts";
import type { SampledColumn, SampledRows } from "../multivariate/rows.ts";
import type { MultivariateReport, MultivariateSettings } from "../report.ts";
import type { Source, Work } from "../source.ts";
import type { PlannedColumn } from "./plan.ts";

/** All columns that both sides have, on whole rows. */
export interface TogetherWork extends Work, MultivariateSettings {
  readonly work: "together";
  readonly columns: readonly PlannedColumn[];
}

export async function compareTogether(sources: Sides<Source>, work: TogetherWork): Promise<MultivariateReport> {
  // Trees and matrices that few comparisons need are loaded when one does.
  const { multivariateSection } = await import("../multivariate/section.ts");
  return multivariateSection(await sampleOf(sources.reference, work), await sampleOf(sources.current, work), work.seed);
}

const readings: Readonly<Record<Kind, Reading>> = {
  number: "number",
  time: "time",
  boolean: "category",
  category: "category",
  text: "length",
};

async function sampleOf(source: Source, { columns, rows: size, seed }: TogetherWork): Promise<SampledRows> {
  const asked = columns.map(({ name, kind }) => ({ column: name, as: readings[kind] }));
  const [found] = await source.summarise([{ need: "rows", columns: asked, size, seed }]);
  return {
    rows: found[0]?.length ?? 0,
    columns: columns.map(({ name, kind }, index): SampledColumn => {
      const values = found[index] ?? [];
      return values instanceof Float64Array ? { name, kind, numbers: values } : { name, kind, labels: values };
    }),
  };
}
