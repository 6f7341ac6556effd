import { build, compiler } from "./build.ts";
import { inProject, mustRun, node } from "./shell.ts";

/** Types of packages and tests, then lint and format. */
export async function check(): Promise<void> {
  await build();
  await mustRun(node, [compiler, "-p", "test"], "the tests or scripts have type errors, see above");
  await mustRun(
    node,
    [inProject("node_modules", "@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."],
    'lint or format errors, see above: "node_modules/.bin/biome check --write ." mends most',
  );
}
