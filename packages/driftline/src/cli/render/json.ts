export { json } from "@driftline/drift";
