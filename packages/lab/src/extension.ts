/** How widgets name the extension that draws them; package.json and pyproject.toml say the same. */
export const extension = { name: "driftline-lab", version: "0.1.0" } as const;
