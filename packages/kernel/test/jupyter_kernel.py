"""The tests that Jupyter has for kernels, with every optional part switched on."""

import unittest

import jupyter_kernel_test

NAME = "typescript"


class TypeScriptTests(jupyter_kernel_test.KernelTests):
    kernel_name = NAME
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = 'console.log("hello, world")'
    code_stderr = 'console.error("oops")'
    completion_samples = [
        {"text": "consol", "matches": {"console"}},
        {"text": "[1].toSo", "matches": {"toSorted"}},
        {"text": "Math.fl", "matches": {"floor"}},
        {"text": 'import {} from "node:wo', "matches": {"node:worker_threads"}},
    ]
    complete_code_samples = ["1", "let x = 3", "function f() { return 1 }", "const f = <T>(x: T) => x"]
    incomplete_code_samples = ["function f() {", "let a = [1,", "`abc", "/* open", "f(1,"]
    invalid_code_samples = ["let = = 3", "import 7q", "function )("]
    code_page_something = "Math.max?"
    code_generate_error = 'throw new Error("x")'
    code_execute_result = [{"code": "6*7", "result": "42"}, {"code": "'a' + 'b'", "result": "ab"}]
    code_display_data = [
        {
            "code": 'import { display } from "tslab"; display.png(Buffer.from("iVBORw0KGgo=", "base64"))',
            "mime": "image/png",
        },
        {"code": 'import { display } from "tslab"; display.html("<b/>")', "mime": "text/html"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6?7"
    code_inspect_sample = "Math.max"
    code_clear_output = '(globalThis as any)[Symbol.for("jupyter.kernel")].clearOutput()'


class WelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = NAME
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
