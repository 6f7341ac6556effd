import type { MultivariateReport } from "../report.ts";
import { count, decimal, percent, plural, probability } from "./format.ts";
import { listed, type Words } from "./words.ts";

/** What all columns together say, in sentences. */
export function togetherSentences(section: MultivariateReport): Words[] {
  const { rows, adjustedPValue } = section;
  const about = `On ${plural(rows.reference, "row")} of the reference and ${count(rows.current)} of the current side`;
  const judged =
    adjustedPValue === undefined
      ? `${about}, all columns together could not be judged.`
      : `${about}: ${conclusion(section)}.`;
  return [[judged], classifierWords(section), reconstructionWords(section)];
}

function conclusion({ verdict, adjustedPValue = 1, effect, rowsNeeded }: MultivariateReport): string {
  const p = `${probability(adjustedPValue)} after correcting for all tests`;
  const told = effect ? `${percent(effect.value)} (${percent(effect.low)} to ${percent(effect.high)})` : "little";
  if (verdict === "drift") return `rows as a whole changed enough to matter, ${told} can be told apart; ${p}`;
  if (verdict === "small")
    return `rows as a whole really changed, but too little to matter: ${told} can be told apart; ${p}`;
  if (verdict === "none") return `nothing was seen in how the columns go together; ${p}`;
  return `nothing was seen, but it would take ${rowsNeeded === undefined ? "more rows" : plural(rowsNeeded, "row")} a side; ${p}`;
}

function classifierWords({ domainClassifier: found }: MultivariateReport): Words {
  if ("error" in found) return ["A classifier of the two sides: ", { name: found.error }, "."];
  const { auc, pValue, columns } = found;
  const told = `A classifier tells current rows from reference rows with an AUC of ${decimal(auc.value, 3)} (${decimal(auc.low, 3)} to ${decimal(auc.high, 3)}), where 0.5 is chance; ${probability(pValue)}.`;
  const names = columns.filter(({ share }) => share > 0).map(({ name }) => name);
  return names.length === 0 ? [told] : [`${told} It looks most at `, ...listed(names, 5), "."];
}

function reconstructionWords({ reconstruction: found }: MultivariateReport): Words {
  if ("error" in found) return ["Distance from what the columns have in common: ", { name: found.error }, "."];
  const { components, reference, current, pValue } = found;
  return [
    `Rows lie ${decimal(current.value, 3)} from what the columns have in common (${plural(components, "principal component")}), in the reference ${decimal(reference.value, 3)}; ${probability(pValue)}.`,
  ];
}
