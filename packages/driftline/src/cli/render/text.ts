export { text } from "@driftline/drift";
