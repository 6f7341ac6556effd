"""Reads what a cell of parameters declares."""

import re

_DECLARATION = re.compile(r"(?:export\s+)?(?:let|const|var)\s+(.*)", re.DOTALL)
_NAME = re.compile(r"([^\W\d][\w$]*|\$[\w$]*)\s*(?::(.*))?", re.DOTALL)
_SKIPPED = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`", re.DOTALL)
_NUMBER = re.compile(r"[-+]?(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?|NaN|Infinity)", re.I)

# A line that ends or begins with one of these goes on.
_GOES_ON_AFTER = tuple("=+-*/%&|^!?:,.<>({[")
_GOES_ON_BEFORE = tuple("=+*%&|^?:,.<>)}]")


def read_parameters(source):
    """The declared variables, in order, as papermill describes parameters. What is no declaration is left out."""
    found = []
    for statement, comment in _statements(source):
        declared = _DECLARATION.fullmatch(statement.strip())
        for target, value in _declarators(declared.group(1)) if declared else []:
            name = _NAME.fullmatch(target.strip())
            if name is None or value is None:
                continue
            annotation = " ".join((name.group(2) or "").split())
            default = " ".join(value.split()) if "`" not in value else value.strip()
            found.append(
                {
                    "name": name.group(1),
                    "inferred_type_name": annotation or _type_of(default),
                    "default": default,
                    "help": comment,
                }
            )
    return found


def _tokens(source):
    """Pieces of code: strings and comments whole, all else letter by letter."""
    at = 0
    while at < len(source):
        piece = _SKIPPED.match(source, at) or _STRING.match(source, at)
        text = piece.group() if piece else source[at]
        yield text
        at += len(text)


def _statements(source):
    """Every statement without its comments, and the comment that follows it on its line."""
    statements = []
    code, note, depth = "", "", 0
    # Whether the last statement ended on this line, so that a comment may still follow it.
    is_fresh = False
    tokens = list(_tokens(source))
    for index, token in enumerate(tokens):
        if token.startswith("//"):
            said = token[2:].strip()
            if code.strip() == "" and is_fresh:
                statements[-1] = (statements[-1][0], said)
            note = said
        elif token.startswith("/*"):
            code += " "
        elif depth == 0 and (token == ";" or (token == "\n" and not _goes_on(code, tokens[index + 1 :]))):
            is_fresh = token == ";"
            if code.strip() != "":
                statements.append((code, "" if is_fresh else note))
            code, note = "", ""
        else:
            depth += (token in "([{") - (token in ")]}")
            code += token
            if token == "\n":
                note, is_fresh = "", False
    return [*statements, (code, note)] if code.strip() else statements


def _goes_on(code, rest):
    """Whether a statement goes on in the next line."""
    if code.strip() == "" or code.rstrip().endswith(_GOES_ON_AFTER):
        return True
    following = next((token for token in rest if not token.isspace() and not token.startswith(("//", "/*"))), "")
    return following.startswith(_GOES_ON_BEFORE)


def _declarators(code):
    """What is declared, name and type, with the code of its value, or None where there is none."""
    parts, depth = [["", None]], 0
    tokens = list(_tokens(code))
    for index, token in enumerate(tokens):
        in_type = parts[-1][1] is None
        is_arrow = "=>" in ("".join(tokens[index : index + 2]), "".join(tokens[index - 1 : index + 1]))
        # Before the value these are brackets around types; in it they compare.
        brackets = ("([{<", ")]}>") if in_type and not is_arrow else ("([{", ")]}")
        depth += (token in brackets[0]) - (token in brackets[1])
        if depth == 0 and token == ",":
            parts.append(["", None])
        elif in_type and token == "=" and not is_arrow:
            parts[-1][1] = ""
        else:
            parts[-1][0 if in_type else 1] += token
    return parts


def _items(code):
    """What a list holds, item by item."""
    items, depth = [""], 0
    for token in _tokens(code):
        depth += (token in "([{") - (token in ")]}")
        if depth == 0 and token == ",":
            items.append("")
        else:
            items[-1] += token
    return items


def _type_of(value):
    """The type of a value as TypeScript calls it, as far as its looks tell; "None" is papermill's word for unknown."""
    if value == "null":
        return "NoneType"
    if value in ("true", "false"):
        return "boolean"
    if _STRING.fullmatch(value):
        return "string"
    if value.endswith("n") and _NUMBER.fullmatch(value[:-1]):
        return "bigint"
    if _NUMBER.fullmatch(value):
        return "number"
    if value.startswith("new Date("):
        return "Date"
    if value.startswith("[") and value.endswith("]"):
        kinds = {_type_of(item.strip()) for item in _items(value[1:-1]) if item.strip()}
        return f"{kinds.pop()}[]" if len(kinds) == 1 and kinds.isdisjoint({"None", "NoneType"}) else "unknown[]"
    return "object" if value.startswith("{") else "None"
