/**
 * The look of all views. A page may set `--driftline-…`; otherwise JupyterLab's own variables decide, so that its themes
 * do; outside of both it is light. Colours that carry words are mixed with the ink: that holds their contrast on any theme.
 */
const colours = `
& {
  --bg: var(--driftline-background, var(--jp-layout-color0, #fff));
  --ink: var(--driftline-ink, var(--jp-content-font-color0, #1c2128));
  --accent: var(--driftline-accent, var(--jp-brand-color1, #1f6fb4));
  --quiet: color-mix(in srgb, var(--ink) 70%, var(--bg));
  --line: color-mix(in srgb, var(--ink) 15%, var(--bg));
  --soft: color-mix(in srgb, var(--ink) 4%, var(--bg));
  --edge: color-mix(in srgb, var(--ink) 52%, var(--bg));
  --reference: color-mix(in srgb, var(--driftline-reference, var(--jp-brand-color1, #1f6fb4)) 88%, var(--ink));
  --area: color-mix(in srgb, var(--reference) 22%, var(--bg));
  --current: color-mix(in srgb, var(--driftline-current, var(--jp-warn-color1, #c65102)) 88%, var(--ink));
  --drift: color-mix(in srgb, var(--driftline-drift, var(--jp-error-color1, #b3261e)) 78%, var(--ink));
  --small: color-mix(in srgb, var(--driftline-small, var(--jp-warn-color1, #b06a00)) 55%, var(--ink));
  --unknown: color-mix(in srgb, var(--driftline-unknown, var(--jp-info-color1, #7c4dbd)) 55%, var(--ink));
  --none: color-mix(in srgb, var(--driftline-none, var(--jp-success-color1, #1a7f45)) 60%, var(--ink));
}
& .drift { --tone: var(--drift) } & .small { --tone: var(--small) }
& .unknown { --tone: var(--unknown) } & .none { --tone: var(--none) }
`;

const base = `
& {
  background: var(--bg); color: var(--ink); container-type: inline-size; text-align: left; overflow-wrap: anywhere;
  font: 14px/1.45 var(--jp-ui-font-family, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  padding: 4px 2px 8px;
}
& *, & *::before, & *::after { box-sizing: border-box }
& h2 { font-size: 21px; line-height: 1.3; font-weight: 600; margin: 0 0 6px; color: inherit; display: flex; gap: 10px }
& h3 { font-size: 16px; line-height: 1.3; font-weight: 600; margin: 24px 0 8px; color: inherit }
& p { margin: 4px 0 }
& .quiet, & small { color: var(--quiet); font-size: 12.5px }
& .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
& bdi { unicode-bidi: isolate }
& button, & input, & select {
  font: inherit; font-size: 13px; color: inherit; background: var(--bg); border: 1px solid var(--edge); border-radius: 6px;
  min-height: 30px; padding: 2px 10px; margin: 0;
}
& button { cursor: pointer; width: auto }
& button:hover:not(:disabled) { background: var(--soft); border-color: var(--ink) }
& button:disabled { color: var(--quiet); border-color: var(--line); cursor: default }
& :is(button, input, select, summary):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
& input[type="range"] { accent-color: var(--accent); padding: 0; border: 0; background: none; width: 180px; min-height: 28px; vertical-align: middle }
& label { display: inline-flex; align-items: center; gap: 8px }
& output { min-width: 88px; font-variant-numeric: tabular-nums }
& .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px }
& .group, & .choice { display: inline-flex; flex-wrap: wrap; gap: 6px }
& .choice { gap: 0 }
& .choice button { border-radius: 0; margin-left: -1px; min-height: 28px }
& .choice button:first-child { border-radius: 6px 0 0 6px; margin-left: 0 }
& .choice button:last-child { border-radius: 0 6px 6px 0 }
& [aria-pressed="true"] { background: var(--ink); color: var(--bg); border-color: var(--ink) }
& [aria-pressed="true"]:hover:not(:disabled) { background: var(--ink) }
& [aria-pressed="true"] :is(b, .symbol) { color: inherit }
& summary { cursor: pointer; border-radius: 4px; padding: 3px 4px; min-height: 26px }
& .badge {
  display: inline-block; border: 1.5px solid var(--tone); border-radius: 4px; color: var(--tone); background: var(--bg);
  padding: 0 7px; font-size: 13px; font-weight: 600; line-height: 1.5; white-space: nowrap;
}
& .badge.drift { background: var(--tone); color: var(--bg) }
& .badge.unknown { border-style: dashed }
& .badge.none { border-color: transparent; padding-left: 0; font-weight: 500; background: none }
& .problem { border-left: 4px solid var(--drift); padding: 6px 12px }
& .small-table { border-collapse: collapse; border: 0; margin: 0; font-size: 13px; color: inherit; width: auto }
&& .small-table caption { text-align: left; color: var(--quiet); font-size: 12.5px; padding: 0 0 4px; caption-side: top; white-space: nowrap }
&& .small-table :is(th, td) {
  padding: 3px 16px 3px 0; border: 0; font-weight: 400; text-align: right; vertical-align: baseline; max-width: none;
  white-space: nowrap; color: inherit; font-variant-numeric: tabular-nums; background: none;
}
&& .small-table tbody th { white-space: normal; min-width: 88px }
&& .small-table :is(th, td):is(:first-child, .left) { text-align: left }
&& .small-table thead th { color: var(--quiet); border-bottom: 1px solid var(--line); vertical-align: bottom }
&& .small-table tr { background: none }
`;

const head = `
& .head { border-left: 4px solid var(--tone, var(--line)); padding: 2px 0 2px 16px; margin: 0 0 14px }
& .head.small { border-left-style: double; border-left-width: 6px } & .head.unknown { border-left-style: dashed }
& .head .symbol { color: var(--tone) }
& .head h2 > span:last-child { min-width: 0 }
& .controls { border-top: 1px solid var(--line); padding: 10px 0 4px }
& .filters { padding: 4px 0 }
& .filters input { width: 210px }
& .filter { border-radius: 15px }
& .filter .symbol { color: var(--tone) }
& .filter b { font-weight: 600; font-variant-numeric: tabular-nums }
& .notes ul { margin: 4px 0 8px; padding-left: 22px } & .notes { margin: 10px 0 }
& .foot { margin-top: 22px; border-top: 1px solid var(--line); padding-top: 8px }
& .segments { margin-bottom: 8px }
& details > .small-table, & details > p { margin: 4px 0 12px 22px }
& .more[hidden] { display: none }
`;

const table = `
& .columns { border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); margin-top: 4px }
& .box { position: relative; overflow: visible }
& .box.long { overflow: auto; max-height: max(420px, 78vh); overflow-anchor: none; scrollbar-gutter: stable }
& .head-group { position: sticky; top: 0; z-index: 1; background: var(--bg); border-bottom: 1px solid var(--line) }
& .heads, & .row {
  display: grid; column-gap: 16px; padding: 0 10px 0 14px;
  grid-template-columns: minmax(120px, 1.3fr) 96px 170px minmax(88px, 0.9fr) minmax(110px, 1.15fr) minmax(84px, 0.8fr) 92px;
}
& .heads { align-items: center; min-height: 34px; color: var(--quiet); font-size: 12.5px }
& .heads button { border: 0; background: none; padding: 2px 6px; margin-left: -6px; color: inherit; font-size: inherit; min-height: 26px; text-align: left; white-space: nowrap }
& .heads .reason { position: absolute }
& .heads [aria-sort] { color: var(--ink); font-weight: 600 }
& .arrow { display: inline-block; width: 1em; text-align: right }
& [aria-sort="descending"] .arrow::after { content: "↓" } & [aria-sort="ascending"] .arrow::after { content: "↑" }
& .canvas { position: relative }
& .item { position: absolute; left: 0; right: 0; top: 0; border-bottom: 1px solid var(--line); background: var(--bg); contain: layout style }
& .row {
  grid-template-areas: "name verdict picture moved change missing p" "name verdict picture reason reason reason reason";
  grid-template-rows: 38px 36px; height: 88px; padding-top: 7px; padding-bottom: 6px; cursor: pointer; overflow: hidden;
  border-left: 4px solid transparent; padding-left: 10px;
}
& .row, & .toggle { scroll-margin: 66px 0 }
& .row:hover { background: var(--soft) }
& .row.drift, & .opened.drift { border-left: 4px solid var(--tone) }
& .row.small, & .opened.small { border-left: 4px double var(--tone) }
& .row.unknown, & .opened.unknown { border-left: 4px dotted var(--tone) }
& .row > .name { grid-area: name; min-width: 0 } & .row > .verdict { grid-area: verdict } & .row > .picture { grid-area: picture }
& .row > .moved { grid-area: moved } & .row > .change { grid-area: change } & .row > .missing { grid-area: missing }
& .row > .p { grid-area: p } & .row > .reason { grid-area: reason }
& .row > :is(.moved, .change, .missing, .p) { font-variant-numeric: tabular-nums; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
& .line { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
& .row small { display: block; font-weight: 400; line-height: 1.3 }
& .row > .reason {
  color: var(--quiet); font-size: 12.5px; line-height: 18px; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
}
& .row .toggle {
  display: flex; align-items: center; gap: 6px; max-width: 100%; border: 0; background: none; padding: 0 4px 0 0; min-height: 24px; font-size: 14px; font-weight: 600; text-align: left;
}
& .row .toggle:focus-visible { outline-offset: 0 }
& .toggle bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0 }
& .name small { padding-left: 16px }
& .caret { flex: none; width: 10px; height: 10px; border-right: 2px solid var(--quiet); border-bottom: 2px solid var(--quiet); transform: rotate(-45deg) scale(0.7); transition: transform 0.12s }
& [aria-expanded="true"] .caret { transform: translateY(-2px) rotate(45deg) scale(0.7) }
& .thumbnail svg { display: block; width: 100%; height: 46px }
& .ends { display: flex; justify-content: space-between; gap: 8px; font-size: 11px; line-height: 1.35; color: var(--quiet); border-top: 1px solid var(--edge); white-space: nowrap; overflow: hidden }
& .opened { padding: 4px 12px 18px 26px; border-left: 4px solid transparent }
& .open .row > .reason { visibility: hidden }
& .opened .why { max-width: 78ch }
& .detail > * + * { margin-top: 14px }
& .found { display: flex; flex-wrap: wrap; gap: 18px 48px; align-items: flex-start }
& .tables { display: flex; flex-wrap: wrap; gap: 16px 44px; align-items: flex-start }
& .status { margin: 6px 0 0 }
`;

const pictures = `
& .reference { fill: var(--area); stroke: var(--reference); stroke-width: 1.75; vector-effect: non-scaling-stroke }
& .current { fill: var(--current) }
& .curve { fill: none; stroke-width: 2.5; vector-effect: non-scaling-stroke }
& .curve.current { stroke: var(--current); stroke-dasharray: 7 4 }
& .gap { fill: none; stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke }
& .plot .gap { stroke-dasharray: none }
& .rule { stroke: var(--line); fill: none; vector-effect: non-scaling-stroke }
& .share { fill: var(--edge) }
& .key { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap }
& .key svg { width: 28px; height: 14px }
& .pictures { display: flex; flex-wrap: wrap; gap: 14px 36px; margin-top: 10px }
& .plot { margin: 0; flex: 1 1 400px; min-width: min(100%, 280px); max-width: 760px }
& .plot figcaption { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; color: var(--quiet); font-size: 12.5px; margin: 0 0 12px; text-align: left; font-style: normal }
& .area { display: grid; grid-template-columns: 54px minmax(0, 1fr); grid-template-rows: 190px 22px; margin-right: 14px }
& .distribution-view .area { grid-template-rows: 260px 22px }
& .scale, & .marks { position: relative; color: var(--quiet); font-size: 12px; line-height: 1 }
& .scale span { position: absolute; right: 8px; transform: translateY(-50%); white-space: nowrap }
& .drawing { position: relative }
& .drawing svg { display: block; width: 100%; height: 100%; overflow: visible }
& .marks { grid-column: 2 }
& .marks span { position: absolute; top: 7px; white-space: nowrap; transform: translateX(-50%) }
& .marks .start { transform: none } & .marks .end { transform: translateX(-100%) }
& .gap-label { position: absolute; font-size: 12px; line-height: 1.2; font-weight: 600; white-space: nowrap; background: var(--bg); padding: 1px 4px; border-radius: 3px }
& .gap-label.after { transform: translate(8px, -50%) } & .gap-label.before { transform: translate(calc(-100% - 8px), -50%) }
& .categories svg { display: block; width: 150px; height: 17px }
&& .categories td:nth-child(2) { vertical-align: middle }
& .with-bar { display: inline-flex; align-items: center; gap: 8px } & .with-bar svg { width: 60px; height: 8px } & .with-bar > span { min-width: 8ch }
& .progress-view progress { width: min(320px, 100%); height: 10px; accent-color: var(--accent) }
& .progress-view .what { font-weight: 600 }
& .progress-view.failed .quiet { color: var(--drift) }
`;

/**
 * Places as wide as a notebook's cell keep a row in one line, whose reason is read when it opens. Narrow ones put its cells
 * below one another; the heads stay, as they sort.
 */
const narrower = `
@container (max-width: 980px) {
  & input[type="range"] { width: 110px } & .bar.controls { gap: 8px 10px } & .filters input { width: 140px } & .bar { gap: 8px 12px }
  & .heads, & .row {
    column-gap: 12px;
    grid-template-columns: minmax(104px, 1.3fr) 82px 128px minmax(84px, 0.9fr) minmax(100px, 1.2fr) minmax(72px, 0.75fr) 76px;
  }
  & .row { grid-template-areas: "name verdict picture moved change missing p"; grid-template-rows: 60px; height: 72px }
  & .row > .reason { display: none }
  & .row > :is(.moved, .change, .missing), & .row > :is(.moved, .change) .line { white-space: normal }
  & .row .line { line-height: 1.3; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
  & .row > .change span.line { display: block; white-space: nowrap }
  & .toggle bdi { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-height: 1.25 }
}
@container (max-width: 680px) {
  & h2 { font-size: 18px }
  & .heads { display: flex; flex-wrap: wrap; column-gap: 8px; padding: 4px 10px }
  & .heads :is(.picture, .change) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  & .heads button { margin-left: 0 }
  & .row {
    grid-template-columns: 1fr 1.25fr 1fr; grid-template-rows: 54px 64px 70px; height: 206px;
    grid-template-areas: "name name verdict" "picture picture picture" "moved change missing";
  }
  & .row > .verdict { justify-self: end } & .row > .p { display: none }
  & .row > .change span.line { display: -webkit-box; white-space: normal } & .row > .change small.line { -webkit-line-clamp: 1 }
  & .row > :is(.moved, .change, .missing)::before { display: block; font-size: 11.5px; line-height: 1.3; color: var(--quiet) }
  & .row > .moved::before { content: "Rows moved" } & .row > .change::before { content: "Change" } & .row > .missing::before { content: "Missing" }
  & .opened { padding: 4px 8px 16px 10px }
  & .tables > *, & .pictures > .small-table { max-width: 100% }
  &&& .small-table caption { white-space: normal }
  & .pictures, & .tables, & .detail, & .segments { overflow-x: auto }
}
@container (max-width: 430px) {
  & .filters input { width: 100% } & label { flex-wrap: wrap; gap: 0 8px }
  &&& .categories :is(th, td):nth-child(2) { display: none }
  &&& .small-table :is(th, td) { padding-right: 10px }
}
@container (max-width: 320px) {
  & .row { grid-template-rows: 54px 64px 88px; height: 224px }
}
`;

const wishes = `
@media (prefers-reduced-motion: reduce) { & * { transition: none } }
@media (forced-colors: active) {
  & { --bg: Canvas; --ink: CanvasText; --accent: Highlight; --quiet: CanvasText; --line: CanvasText; --soft: Canvas; --edge: CanvasText;
    --reference: CanvasText; --area: Canvas; --current: Highlight; --drift: CanvasText; --small: CanvasText; --unknown: CanvasText; --none: CanvasText }
  & .badge.drift { forced-color-adjust: none; background: CanvasText; color: Canvas }
  & [aria-pressed="true"] { forced-color-adjust: none; background: Highlight; color: HighlightText; border-color: Highlight }
  & .row, & .opened { border-left-color: Canvas } & .row:is(.drift, .small, .unknown) { border-left-color: CanvasText }
}
`;

/** On paper rows follow one another, since pages cannot be broken between rows that are put at a place. */
const paper = `
@media print {
  & .badge, & svg { print-color-adjust: exact }
  & :is(.controls, .filters, .choice, .more, .caret, .arrow) { display: none }
  & .box.long { max-height: none; overflow: visible }
  & .head-group { position: static }
  & .canvas { height: auto !important }
  & .item { position: static; transform: none !important; contain: none }
  & .row { cursor: auto } & .name small { padding-left: 0 }
  & :is(.row, .detail > *, .small-table, .pictures > *, details) { break-inside: avoid }
  & .row:has(+ .opened), & summary { break-after: avoid }
}
`;

export const css = [colours, base, head, table, pictures, narrower, wishes, paper]
  .join("")
  .replaceAll("&", ".driftline");
