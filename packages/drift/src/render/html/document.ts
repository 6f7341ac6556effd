import type { Report } from "../../report.ts";
import { escapeHtml, shorten } from "../escape.ts";

export interface Parts {
  readonly style: string;
  readonly body: string;
  /** What may run, as a content security policy names it; nothing unless told. */
  readonly scripts?: string;
}

/** A page about a report that asks nothing of the network, in light and dark. */
export function documentOf({ reference, current }: Report, { style, body, scripts }: Parts): string {
  const title = escapeHtml(`Drift report: ${shorten(reference.name, 60)} and ${shorten(current.name, 60)}`);
  const policy = [
    "default-src 'none'",
    ...(scripts === undefined ? [] : [`script-src ${scripts}`]),
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
