// Programs of a release → packages for npm: `trykk`, which finds the program of the machine, and one package for each
// machine, of which npm fetches the one that fits. Nothing is downloaded or run while they are installed.
//
//     node packaging/npm/make.mjs VERSION FOLDER-OF-PROGRAMS FOLDER-OF-PACKAGES
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// The name that Rust gives a machine, and what npm says of it: `process.platform` and `process.arch`.
const machines = [
  ["x86_64-unknown-linux-musl", "linux", "x64"],
  ["aarch64-unknown-linux-musl", "linux", "arm64"],
  ["universal-apple-darwin", "darwin", "x64"],
  ["universal-apple-darwin", "darwin", "arm64"],
  ["x86_64-pc-windows-msvc", "win32", "x64"],
];

const launcher = `#!/usr/bin/env node
// Runs the program for this machine, as if it had been called itself.
const { spawnSync } = require("node:child_process");
const name = "trykk-" + process.platform + "-" + process.arch;
let program;
try {
  program = require.resolve(name + "/trykk" + (process.platform === "win32" ? ".exe" : ""));
} catch {
  console.error("trykk: there is no package " + name + "; was npm told to leave out optional packages?");
  process.exit(1);
}
const { status, error } = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (error) console.error("trykk: " + error.message);
process.exit(status ?? 1);
`;

const [version, programs, packages] = process.argv.slice(2);
if (!version || !programs || !packages) {
  console.error("usage: node make.mjs VERSION FOLDER-OF-PROGRAMS FOLDER-OF-PACKAGES");
  process.exit(2);
}

/** Writes the package.json of one package, and gives back its folder. */
function begin(name, more) {
  const folder = join(packages, name);
  mkdirSync(folder, { recursive: true });
  const description = "Turns words and layout rules (TOML) into print-ready PDF";
  const all = { name, version, description, license: "MIT OR Apache-2.0", ...more };
  writeFileSync(join(folder, "package.json"), JSON.stringify(all, null, 2) + "\n");
  return folder;
}

const optionalDependencies = {};
for (const [target, os, cpu] of machines) {
  const name = `trykk-${os}-${cpu}`;
  const program = os === "win32" ? "trykk.exe" : "trykk";
  const to = join(begin(name, { os: [os], cpu: [cpu], files: [program] }), program);
  copyFileSync(join(programs, target, "bin", program), to);
  chmodSync(to, 0o755);
  optionalDependencies[name] = version;
}
const main = begin("trykk", { bin: { trykk: "trykk.js" }, files: ["trykk.js"], optionalDependencies });
writeFileSync(join(main, "trykk.js"), launcher, { mode: 0o755 });
