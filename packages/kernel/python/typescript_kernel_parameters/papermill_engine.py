"""What papermill loads when it starts: it looks for engines of others, and for nothing else of theirs.

The engine is papermill's own. That it is loaded registers the translators.
"""

from papermill.engines import NBClientEngine
from papermill.translators import papermill_translators

from .translate import Translator, TypeScriptTranslator

for _name in ("typescript", "tslab"):
    papermill_translators.register(_name, TypeScriptTranslator)
for _name in ("javascript", "jslab"):
    papermill_translators.register(_name, Translator)


class TypeScriptEngine(NBClientEngine):
    """papermill's own engine, under another name."""
