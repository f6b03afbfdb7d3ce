// What an editor shows of TOML files by their JSON Schema: Taplo's language server, asked as an
// editor asks it.
//
//     node tests/judges/edit_with_schema.mjs target/judges REQUESTS.json
//
// REQUESTS.json is a list of { file, hover: [[line, character]...], completion: [...] }, counted
// from 0 as the protocol does (Language Server Protocol 3.17), of files beside it. Prints for each file one line of
// JSON: its diagnostics (as soon as some come, or when none came for a while), what is shown over
// each place, and the labels, documentation and texts offered at each. A server that gives up ends the
// program.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import url from "node:url";

const [folder, requests] = process.argv.slice(2).map((name) => path.resolve(name));
const { TaploLsp } = createRequire(path.join(folder, "_"))("@taplo/lsp");

// The server's world: the files of this machine, and no network.
const environment = {
  now: () => new Date(0),
  envVar: () => undefined,
  envVars: () => [],
  stdErrAtty: () => false,
  stdin: async () => new Uint8Array(),
  stdout: async (bytes) => bytes.length,
  stderr: async (bytes) => bytes.length,
  glob: () => [],
  readFile: async (name) => fs.readFileSync(name),
  writeFile: async () => {},
  urlToFilePath: (name) => (name.startsWith("file:") ? url.fileURLToPath(name) : "/"),
  isAbsolute: (name) => path.isAbsolute(name),
  cwd: () => process.cwd(),
  findConfigFile: () => undefined,
};

const waiting = new Map();
const found = new Map();
let heard = Date.now();
let count = 0;
let server;

function answer(message) {
  heard = Date.now();
  if (message.method === "textDocument/publishDiagnostics") {
    found.set(message.params.uri, message.params.diagnostics);
  } else if (message.method === "workspace/configuration") {
    const settings = { schema: { enabled: true, catalogs: [] } };
    const result = message.params.items.map(() => settings);
    server.send({ jsonrpc: "2.0", id: message.id, result });
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message);
    waiting.delete(message.id);
  }
}

function tell(method, params) {
  server.send({ jsonrpc: "2.0", method, params });
}

async function ask(method, params) {
  const id = ++count;
  const answered = new Promise((resolve) => waiting.set(id, resolve));
  server.send({ jsonrpc: "2.0", id, method, params });
  const { result, error } = await answered;
  if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
  return result;
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Diagnostics come unasked. Those of a file without faults are none: then all is quiet some time.
async function diagnostics(uri) {
  while ((found.get(uri) ?? []).length === 0 && Date.now() - heard < 1000) await pause(20);
  return (found.get(uri) ?? []).map((one) => ({ line: one.range.start.line, message: one.message }));
}

async function shown({ file, hover = [], completion = [] }) {
  const uri = url.pathToFileURL(file).href;
  const text = fs.readFileSync(file, "utf8");
  tell("textDocument/didOpen", { textDocument: { uri, languageId: "toml", version: 1, text } });
  const at = ([line, character]) => ({ textDocument: { uri }, position: { line, character } });
  const over = [];
  for (const place of hover) {
    over.push((await ask("textDocument/hover", at(place)))?.contents.value ?? null);
  }
  const offered = [];
  for (const place of completion) {
    const items = (await ask("textDocument/completion", at(place))) ?? [];
    offered.push(items.map(({ label, documentation, insertText, textEdit }) => ({
      label,
      documentation: documentation?.value ?? null,
      text: textEdit?.newText ?? insertText ?? label,
    })));
  }
  return { file, diagnostics: await diagnostics(uri), hover: over, completion: offered };
}

const all = JSON.parse(fs.readFileSync(requests, "utf8"));
// A server is one of a folder: to files outside of it it has nothing to say.
const rootUri = url.pathToFileURL(path.dirname(requests)).href;
const workspaceFolders = [{ uri: rootUri, name: "reports" }];
server = await TaploLsp.initialize(environment, { onMessage: answer });
await ask("initialize", { processId: null, rootUri, capabilities: {}, workspaceFolders });
tell("initialized", {});
for (const request of all) {
  console.log(JSON.stringify(await shown(request)));
}
process.exit(0);
