// What people call.

export { instantiate } from "./assembly/instantiate.ts";
export { isShare } from "./compare/options.ts";
export { doWork } from "./compare/work.ts";
export * from "./compare.ts";
export * from "./decide.ts";
export * from "./errors.ts";
export { partOf } from "./family.ts";
export { fingerprint } from "./fingerprint.ts";
// What an engine is made of.
export * from "./kinds/cell.ts";
export * from "./kinds/infer.ts";
export * from "./kinds/kind.ts";
export * from "./kinds/profile.ts";
export * from "./kinds/read.ts";
export * from "./measure.ts";
export * from "./measures/index.ts";
export * from "./need.ts";
export { evidentlyTests } from "./presets/evidentlyTests.ts";
export * from "./report.ts";
export * from "./runWalks.ts";
export * from "./source.ts";
export * from "./stats/bins.ts";
export { nextUp } from "./stats/edges.ts";
export * from "./stats/extent.ts";
export * from "./stats/hashes.ts";
export * from "./stats/moments.ts";
export * from "./stats/ordered.ts";
export * from "./stats/quantile.ts";
export * from "./stats/random.ts";
export { suggest } from "./suggest.ts";
export { version } from "./version.ts";
export * from "./walk.ts";
export * from "./walks/gap.ts";
