export { instantiate } from "@driftline/drift";
