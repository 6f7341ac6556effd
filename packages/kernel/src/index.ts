export * from "./link.ts";
export * from "./widgets/index.ts";
