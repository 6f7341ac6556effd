// Writes the tables of the stock widgets' traits from the schema that their makers publish.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inProject } from "./shell.ts";

interface Attribute {
  readonly name: string;
  readonly help: string;
  readonly type: string | readonly string[];
  readonly default: unknown;
  readonly allow_none?: boolean;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: string };
  readonly widget?: string;
}

interface Described {
  readonly model: { readonly module: string; readonly name: string; readonly version: string };
  readonly view: { readonly module: string; readonly name: string | null; readonly version: string };
  readonly attributes: readonly Attribute[];
}

const folder = "packages/kernel/src/widgets/models";

/** Which file a model belongs to: the first whose pattern its name matches. */
const files: readonly (readonly [file: string, pattern: RegExp])[] = [
  ["layout", /^Layout$/],
  ["styles", /Style$/],
  ["choices", /^(Dropdown|RadioButtons|Select.*|ToggleButtons)$/],
  ["sliders", /Slider$/],
  ["tags", /Input$/],
  ["numbers", /^(Bounded)?(Float|Int)|^Play$/],
  ["moments", /^(Date|Naive|Time)/],
  ["texts", /^(Text|Password|Combobox|Label|HTML)/],
  ["boxes", /^(.?Box|GridBox|Accordion|Tab|Stack)$/],
  ["media", /^(Image|Audio|Video)$/],
  ["controller", /^Controller/],
  ["links", /Link$/],
  ["output", /^Output$/],
  ["switches", /./],
];

/** What the schema does not say: what lists hold, and values that are more than JSON. */
const better: Readonly<Record<string, string>> = {
  "TagsInput.value": "list(text())",
  "TagsInput.allowed_tags": "list(text())",
  "ColorsInput.value": "list(text())",
  "ColorsInput.allowed_tags": "list(text())",
  "FloatsInput.value": "list(float())",
  "FloatsInput.allowed_tags": "list(float())",
  "IntsInput.value": "list(int())",
  "IntsInput.allowed_tags": "list(int())",
  "IntRangeSlider.value": "pair(int(), [25, 75])",
  "FloatRangeSlider.value": "pair(float(), [25, 75])",
  "SelectionRangeSlider.index": "pair(int(), [0, 0])",
  "Link.source": "end()",
  "Link.target": "end()",
  "DirectionalLink.source": "end()",
  "DirectionalLink.target": "end()",
  "DatePicker.step": 'either(int(1), oneOf(["any"]))',
  "Time.step": 'either(float(60), oneOf(["any"]))',
  "FileUpload.value": "uploads()",
  "Output.outputs": "list(json<Readonly<Record<string, unknown>>>({}))",
  "NaiveDatetime.value": "maybe(localDatetime())",
  "NaiveDatetime.min": "maybe(localDatetime())",
  "NaiveDatetime.max": "maybe(localDatetime())",
};

/** Names that are ours, for those that begin with an underscore. */
const ours: Readonly<Record<string, string>> = { _dom_classes: "domClasses", _options_labels: "labels" };

/** What several widgets have is told once, as it is with one of them. */
const shared: Readonly<Record<string, { readonly like: string; readonly names: readonly string[] }>> = {
  dom: { like: "IntSlider", names: ["_dom_classes", "layout", "tabbable", "tooltip"] },
  described: { like: "IntSlider", names: ["description", "description_allow_html"] },
  sliding: { like: "IntSlider", names: ["behavior", "continuous_update", "disabled", "orientation", "readout"] },
  boxed: { like: "Box", names: ["box_style", "children"] },
  paged: { like: "Tab", names: ["selected_index", "titles"] },
  lettered: {
    like: "LabelStyle",
    names: ["font_family", "font_size", "font_style", "font_variant", "font_weight", "text_color", "text_decoration"],
  },
};

const constants = /^_(model|view)_(module|name|module_version)$/;
const nameOf = ({ model }: Described): string => model.name.replace(/Model$/, "");
const lower = (name: string): string =>
  name.replace(/^([A-Z]+)(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function traitName(name: string): string {
  const given = ours[name] ?? camel(name);
  if (!ours[name] && given.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) !== name) {
    throw new Error(`the trait ${name} has no name in camel case that leads back to it`);
  }
  return given;
}

/** A value as code, with what cannot be seen escaped. */
function literal(value: unknown): string {
  const text = Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
  return text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const makers: Readonly<Record<string, string>> = {
  string: "text",
  int: "int",
  float: "float",
  bool: "bool",
  bytes: "bytes",
  Date: "date",
  Datetime: "datetime",
  Time: "time",
};

/** How a trait is made. */
function makerOf(model: string, attribute: Attribute): string {
  const { name, type, items, widget, allow_none: orNone, default: first } = attribute;
  const known = better[`${model}.${name}`];
  if (known) return known;
  if (attribute.enum) {
    const values = [...attribute.enum, ...(orNone ? [null] : [])];
    return `oneOf(${literal(values)}, ${literal(first)})`;
  }
  if (widget) return `reference<${widget}, ${widget}Options>(${lower(widget)}Model)`;
  if (items?.type === "reference") return "widgets()";
  const maker = makers[String(items?.type ?? type)];
  if (!maker) throw new Error(`${model}.${name}: nothing is known of the type ${JSON.stringify(type)}`);
  if (items) return `list(${maker}())`;
  if (orNone) return `maybe(${maker}()${first === null ? "" : `, ${literal(first)}`})`;
  const isUsual = first === "" || first === 0 || first === false || maker === "bytes";
  return `${maker}(${isUsual ? "" : literal(first)})`;
}

function traitLines(model: string, attribute: Attribute): string[] {
  const maker = makerOf(model, attribute);
  const isOurs = Object.hasOwn(ours, attribute.name);
  const help = attribute.help
    .replace(/\s+/g, " ")
    .trim()
    .replaceAll("*/", "* /")
    .replace(/\bNone\b/g, "null");
  return [
    ...(help === "" ? [] : [`  /** ${/[.!?]$/.test(help) ? help : `${help}.`} */`]),
    `  ${traitName(attribute.name)}: ${isOurs ? `but(${maker}, { wire: "${attribute.name}" })` : maker},`,
  ];
}

const printed = (model: string, attributes: readonly Attribute[]): string =>
  attributes.flatMap((attribute) => traitLines(model, attribute)).join("\n");

/** The names of the shared traits that a model has, just as they are there. */
function sharedBy(described: Described, common: ReadonlyMap<string, string>): string[] {
  return Object.entries(shared).flatMap(([group, { names }]) => {
    const own = described.attributes.filter(({ name }) => names.includes(name));
    return printed(nameOf(described), own) === common.get(group) ? [group] : [];
  });
}

function originOf({ model, view }: Described): string {
  const viewIsElsewhere = view.module !== model.module && view.name !== null;
  const elsewhere = viewIsElsewhere ? `, viewModule: "${view.module}", viewVersion: "${view.version}"` : "";
  return `{ module: "${model.module}", version: "${model.version}", model: "${model.name}", view: ${literal(view.name)}${elsewhere} }`;
}

function modelCode(file: string, described: Described, common: ReadonlyMap<string, string>): string {
  const name = nameOf(described);
  const groups = sharedBy(described, common);
  const told = groups.flatMap((group) => shared[group]?.names ?? []);
  const own = described.attributes.filter((one) => !constants.test(one.name) && !told.includes(one.name));
  const model = `${lower(name)}Model`;
  return [
    `export const ${model} = defineModel(${originOf(described)}, {`,
    ...groups.map((group) => `  ...${group},`),
    ...(own.length > 0 ? [printed(name, own)] : []),
    "});",
    // What is chosen from has types that depend on the options; they are written by hand.
    ...(file === "choices"
      ? []
      : [
          `export interface ${name} extends WidgetOf<typeof ${model}.traits> {}`,
          `export interface ${name}Options extends OptionsOf<typeof ${model}.traits> {}`,
        ]),
  ].join("\n");
}

const homes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["date", "datetime", "localDatetime", "time"].map((name) => [name, "../moments.ts"])),
  ...Object.fromEntries(["end", "reference", "widgets"].map((name) => [name, "../reference.ts"])),
  ...Object.fromEntries(
    ["bool", "but", "bytes", "either", "float", "int", "json", "list", "maybe", "oneOf", "pair", "text"].map((name) => [
      name,
      "../trait.ts",
    ]),
  ),
  uploads: "../upload.ts",
  defineModel: "../model.ts",
  "type WidgetOf": "../widget.ts",
  "type OptionsOf": "../widget.ts",
  ...Object.fromEntries(Object.keys(shared).map((name) => [name, "./common.ts"])),
  layoutModel: "./layout.ts",
  "type Layout": "./layout.ts",
  "type LayoutOptions": "./layout.ts",
};

/** Letter by letter, a capital before the small one: as the formatter sorts what is imported. */
function sortKey(name: string): string {
  return name.replace("type ", "").replace(/[a-z]/gi, (letter) => `${letter.toLowerCase()}${letter < "a" ? 0 : 1}`);
}

function importsFor(file: string, code: string): string[] {
  const models = [...code.matchAll(/\b\w+StyleModel\b/g)].map(([name]) => name);
  const types = [...code.matchAll(/(?<=reference<)(\w+Style), (\w+)/g)].flatMap(([, made, options]) => [
    `type ${made}`,
    `type ${options}`,
  ]);
  const styles = [...new Set([...models, ...types])];
  const home = {
    ...homes,
    ...(file === "styles" ? {} : Object.fromEntries(styles.map((name) => [name, "./styles.ts"]))),
  };
  const used = Object.entries(home).filter(([name, from]) => {
    const word = name.replace("type ", "");
    return from !== `./${file}.ts` && new RegExp(`(?<![\\w"/]|\\w\\.|interface )${word}\\b(?=[(,)<>}])`).test(code);
  });
  const modules = [...new Set(used.map(([, from]) => from))].sort();
  return modules.map((module) => {
    const names = used.filter(([, from]) => from === module).map(([name]) => name);
    const sorted = names.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const typesOnly = sorted.every((name) => name.startsWith("type "));
    const listed = typesOnly ? sorted.map((name) => name.replace("type ", "")) : sorted;
    return `import ${typesOnly ? "type " : ""}{ ${listed.join(", ")} } from "${module}";`;
  });
}

function fileOf(
  file: string,
  version: string,
  parts: readonly string[],
): { readonly file: string; readonly content: string } {
  const code = parts.join("\n\n");
  const head = [
    `// Generated by .config/widgetModels.ts from @jupyter-widgets/schema ${version}.`,
    "// biome-ignore-all format: long lines keep a trait on one",
    ...importsFor(file, code),
  ];
  return { file: `${folder}/${file}.ts`, content: `${head.join("\n")}\n\n${code}\n` };
}

/** What the files with the tables must hold. */
export function widgetModels(): { readonly file: string; readonly content: string }[] {
  const find = createRequire(inProject("package.json")).resolve;
  const read = (path: string) => JSON.parse(readFileSync(find(`@jupyter-widgets/schema/${path}`), "utf8"));
  const version: string = read("package.json").version;
  const all: readonly Described[] = read("jupyterwidgetmodels.latest.json");
  // DOMWidgetModel is what media are made from, and none of its own.
  const models = all.filter((one) => nameOf(one) !== "DOMWidget");
  const common = new Map(
    Object.entries(shared).map(([group, { like, names }]) => {
      const { attributes = [] } = models.find((one) => nameOf(one) === like) ?? {};
      return [
        group,
        printed(
          like,
          attributes.filter(({ name }) => names.includes(name)),
        ),
      ];
    }),
  );
  const commonCode = [...common].map(([group, lines]) => `export const ${group} = {\n${lines}\n};`);
  const fileFor = (one: Described) => files.find(([, pattern]) => pattern.test(nameOf(one)))?.[0];
  return [
    fileOf("common", version, commonCode),
    ...files.map(([file]) => {
      const members = models.filter((one) => fileFor(one) === file);
      return fileOf(
        file,
        version,
        members.map((one) => modelCode(file, one, common)),
      );
    }),
  ];
}
