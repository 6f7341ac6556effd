// What draws a report, and what reads it back: apart from the rest, because engines and commands need little of it.
export { html } from "./render/html.ts";
export { json } from "./render/json.ts";
export { markdown } from "./render/markdown.ts";
export { readReport } from "./render/readReport.ts";
export { text } from "./render/text.ts";
export { reportSchema } from "./schema.ts";
