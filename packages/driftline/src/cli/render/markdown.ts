export { markdown } from "@driftline/drift";
