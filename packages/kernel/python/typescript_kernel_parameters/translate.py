"""Values of parameters as code. Nothing of papermill is needed here."""

import datetime
import json
import math
import re

# Larger whole numbers would lose digits as numbers of JavaScript.
_LARGEST_EXACT = 2**53 - 1

_RESERVED = frozenset(
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends "
    "false finally for function if implements import in instanceof interface let new null package private protected "
    "public return static super switch this throw true try typeof undefined var void while with yield".split()
)

# What JSON leaves as it is and code or files cannot hold: line ends of JavaScript, and halves of characters.
_TO_ESCAPE = re.compile("[\u007f-\u009f\u2028\u2029\ud800-\udfff]")


class Translator:
    """What papermill asks a translator for, for JavaScript."""

    empty_list = "[]"
    empty_dict = "{}"

    @classmethod
    def translate(cls, value):
        if value is None:
            return "null"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value) if abs(value) <= _LARGEST_EXACT else f"{value}n"
        if isinstance(value, float):
            return cls._float(value)
        if isinstance(value, dict):
            return cls._dict(value)
        if isinstance(value, (list, tuple, set, frozenset)):
            return f"[{', '.join(map(cls.translate, value))}]" if value else cls.empty_list
        if isinstance(value, (datetime.date, datetime.datetime)):
            return f"new Date({cls._text(_moment(value))})"
        return cls._text(str(value))

    @staticmethod
    def _float(value):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return repr(value)

    @staticmethod
    def _text(value):
        text = json.dumps(value, ensure_ascii=False)
        return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)

    @classmethod
    def _dict(cls, value):
        if not value:
            return cls.empty_dict
        return "{ " + ", ".join(f"{cls._key(key)}: {cls.translate(item)}" for key, item in value.items()) + " }"

    @classmethod
    def _key(cls, key):
        text = cls._text(key if isinstance(key, str) else cls.translate(key))
        # Without brackets this one would set what the object inherits from.
        return f"[{text}]" if text == '"__proto__"' else text

    @classmethod
    def comment(cls, text):
        return "\n".join(f"// {line}".rstrip() for line in (str(text).splitlines() or [""]))

    @classmethod
    def assign(cls, name, code):
        if name in _RESERVED or not name.replace("$", "_").isidentifier():
            raise ValueError(f"the parameter {name!r} cannot be a variable of a notebook in TypeScript or JavaScript")
        return f"let {name} = {code};"

    @classmethod
    def codify(cls, parameters, comment="Parameters"):
        lines = [cls.assign(name, cls.translate(value)) for name, value in parameters.items()]
        return "\n".join([cls.comment(comment), *lines, ""])

    @classmethod
    def inspect(cls, parameters_cell):
        from papermill.models import Parameter

        from .read import read_parameters

        return [Parameter(**found) for found in read_parameters(parameters_cell["source"])]


class TypeScriptTranslator(Translator):
    """What is empty tells the compiler nothing of what it may hold."""

    empty_list = "[] as any[]"
    empty_dict = "{} as Record<string, any>"


def _moment(value):
    """Thousandths of a second are as fine as a Date is."""
    return value.isoformat(timespec="milliseconds") if isinstance(value, datetime.datetime) else value.isoformat()


def translator_of(metadata):
    """The translator for a notebook, if it is one of ours; by its metadata."""
    kernel = metadata.get("kernelspec", {})
    language = metadata.get("language_info", {}).get("name") or kernel.get("language") or ""
    if language == "javascript" or kernel.get("name") == "jslab":
        return Translator
    if language == "typescript" or kernel.get("name") in ("typescript", "tslab"):
        return TypeScriptTranslator
    return None
