/**
 * The look of a report. Every rule starts at "&", which becomes the report's own class: nothing leaks into the page
 * around it. Blue and orange are told apart with every common kind of colour blindness, and differ in form as well.
 */
const light =
  "--bg:#fff;--ink:#1c2128;--quiet:#57606a;--line:#d8dee4;--soft:#f6f8fa;--reference:#1f6fb4;--area:#cfe2f3;--current:#c65102;--drift:#b3261e;--small:#8a5300;--unknown:#6b3fa0;--none:#1a6b3c";
const dark =
  "--bg:#14171c;--ink:#e6e9ed;--quiet:#a3adb8;--line:#363d47;--soft:#1d2229;--reference:#6db1ee;--area:#23415c;--current:#f08c3c;--drift:#ff8d80;--small:#e5b04c;--unknown:#c6a5f5;--none:#6fcf97";
const notebook = "--bg:var(--jp-layout-color0,#fff);--ink:var(--jp-content-font-color0,#1c2128)";
const notebookDark = "--bg:var(--jp-layout-color0,#14171c);--ink:var(--jp-content-font-color0,#e6e9ed)";

const shared = `
&{background:var(--bg);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;container-type:inline-size;text-align:left;overflow-wrap:anywhere}
& *{box-sizing:border-box}
& .title{font-size:22px;line-height:1.3;font-weight:600;margin:0 0 6px;padding:0;color:inherit;border:0}
& .part{font-size:16px;font-weight:600;margin:24px 0 6px;color:inherit}
& p{margin:4px 0}
& .quiet,& small{color:var(--quiet);font-size:12.5px}
& ul.counts{display:flex;flex-wrap:wrap;gap:6px 8px;list-style:none;margin:10px 0;padding:0}
& ul.counts li{margin:0}
& .head{border-left:4px solid var(--tone,var(--line));padding:2px 0 2px 16px}
& .drift{--tone:var(--drift)}& .small{--tone:var(--small)}& .unknown{--tone:var(--unknown)}& .none{--tone:var(--none)}
& .badge{display:inline-block;border:1.5px solid var(--tone);border-radius:4px;color:var(--tone);padding:0 7px;font-size:13px;font-weight:600;line-height:1.55;white-space:nowrap}
& .drift.badge{background:var(--tone);color:var(--bg)}& .unknown.badge{border-style:dashed}& .none.badge{border-color:transparent;padding-left:0;font-weight:500}
& .legend{display:flex;flex-wrap:wrap;gap:4px 18px;align-items:center;margin:18px 0 6px}
& .legend svg{width:30px;height:14px;vertical-align:-2px;margin-right:5px}
& table{color:inherit;border-collapse:collapse;border:0;margin:0;font-size:inherit;width:100%;table-layout:auto}
&& tr,&& tbody tr{background:none}
&& th,&& td{text-align:left;vertical-align:top;padding:9px 14px 4px 0;border:0;font-weight:400;white-space:normal;max-width:none;color:inherit}
&& thead th{color:var(--quiet);font-size:12.5px;font-weight:500;padding:0 14px 6px 0;vertical-align:bottom;white-space:nowrap}
& .columns>tbody{border-top:1px solid var(--line)}
&& .row>th{font-weight:600;width:24%}
& .row small{display:block;font-weight:400}
& .row td{font-variant-numeric:tabular-nums}
& .nowrap{white-space:nowrap}
&& .why>td{padding:0 0 9px}
& summary{cursor:pointer;border-radius:4px;color:var(--quiet);font-size:13px;padding:1px 4px 1px 0}
& summary:hover{color:var(--ink)}
& summary:focus-visible{outline:2px solid var(--reference);outline-offset:2px}
& .row svg{display:block;width:150px;height:34px}
& .axis{display:flex;justify-content:space-between;gap:8px;width:150px;font-size:11px;line-height:1.3;color:var(--quiet);border-top:1px solid var(--line);white-space:nowrap}
& .r{fill:var(--area);stroke:var(--reference);stroke-width:2}
& .c{fill:var(--current)}
& .picture .r{stroke-width:1.5}
& svg text{fill:var(--quiet);font:12px system-ui,sans-serif}
& .rule{stroke:var(--line);fill:none}& .gap{fill:none;stroke:var(--ink);stroke-width:1.5}
& .detail{display:flex;flex-wrap:wrap;align-items:flex-start;gap:16px 36px;padding:10px 0 12px 16px;border-left:2px solid var(--line);margin:6px 0 4px 4px}
& .detail>*{flex:0 1 auto;min-width:0;max-width:100%}
& .picture{display:block;width:520px;max-width:100%;height:auto}
&& .detail table{width:auto;align-self:flex-start;font-size:13px}
&& .detail caption{text-align:left;color:var(--quiet);font-size:12.5px;padding:0 0 3px;caption-side:top}
&& .detail th,&& .detail td{padding:2px 14px 2px 0}
&& .detail td,&& .detail thead th+th{text-align:right;font-variant-numeric:tabular-nums}
& .bars{width:150px;height:14px;display:block}
& .notes li{margin:2px 0}& .notes{margin:4px 0;padding-left:20px}
& .foot{margin-top:28px;border-top:1px solid var(--line);padding-top:8px}
& .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@container (max-width:700px){
& .title{font-size:19px}
& .columns>thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
& .columns,& .columns>tbody,& .why,& .why>td{display:block}
& .columns>tbody{padding:10px 0 4px}
& .row{display:grid;grid-template-columns:1fr 1fr 1fr;gap:6px 12px}
&& .row>th,&& .row>td{padding:0;width:auto}
& .row>th{grid-column:1/3}
& .row>td:nth-child(2){justify-self:end}
& .row>td:nth-child(3){grid-column:1/-1}
& .row svg,& .axis{width:100%}& .row svg{height:44px}
& .row>td:nth-child(n+4)::before{display:block;color:var(--quiet);font-size:12px}
& .row>td:nth-child(4)::before{content:"Rows moved"}& .row>td:nth-child(5)::before{content:"Median"}& .row>td:nth-child(6)::before{content:"Missing"}
&& .why>td{padding:6px 0 4px}&& .detail thead th{white-space:normal;overflow-wrap:normal}
& .detail{padding-left:10px}& .bars{width:44px}&& .detail th,&& .detail td{padding-right:9px}
}
@media (forced-colors:active){&{--reference:CanvasText;--area:Canvas;--current:Highlight;--line:CanvasText;--ink:CanvasText;--quiet:CanvasText;--tone:CanvasText}& .badge{border-color:CanvasText}& svg{forced-color-adjust:auto}}
@media print{&{font-size:11px}& tbody,& .detail>*{break-inside:avoid}& .title{font-size:18px}& .badge,& svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media print{& details::details-content{content-visibility:visible;display:block;height:auto}}
`;

const page =
  "body{margin:0;background:#fff}&{max-width:1120px;margin:0 auto;padding:32px 24px 40px}@container (max-width:700px){& .foot{margin-top:20px}}";
const pageDark = "body{background:#14171c}";

/** The one class that all rules hang on. */
export const rootClass = "driftline-report";

export function styleFor(target: "file" | "notebook"): string {
  const rules =
    target === "file"
      ? `${page}:root{color-scheme:light dark}&{${light}}@media screen and (prefers-color-scheme:dark){${pageDark}&{${dark}}}@media screen and (max-width:700px){&{padding:18px 16px 28px}}@media print{&{padding:0;max-width:none}}`
      : `&{${light};${notebook};padding:4px 2px}@media screen and (prefers-color-scheme:dark){&{${dark};${notebookDark}}}[data-jp-theme-light="true"] &{${light};${notebook}}[data-jp-theme-light="false"] &{${dark};${notebookDark}}`;
  return `${rules}${shared}`.replaceAll("&", `.${rootClass}`).replaceAll("\n", "");
}
