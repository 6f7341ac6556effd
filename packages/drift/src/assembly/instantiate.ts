/** TypeScript knows these only as parts of browsers or of Node. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};
declare const atob: (base64: string) => string;

const modules = new Map<string, object>();

/** An instance of a module in Base64, with a memory of its own. The module is compiled once. */
export function instantiate(code: string): unknown {
  let module = modules.get(code);
  if (module === undefined) {
    module = new WebAssembly.Module(bytesOf(atob(code)));
    modules.set(code, module);
  }
  return new WebAssembly.Instance(module).exports;
}

/** By a plain loop: a function called for every byte takes longer than to compile them. */
function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
