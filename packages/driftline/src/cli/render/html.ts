export { html } from "@driftline/drift";
