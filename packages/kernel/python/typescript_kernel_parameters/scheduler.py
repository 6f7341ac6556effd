"""jupyter-scheduler writes parameters as Python, and asks nobody. Its jobs run in processes of their own, which this
module enters as the class that runs them.
"""

import ast
import re

from jupyter_scheduler import executors
from jupyter_scheduler.utils import find_cell_index_with_tag
from nbformat import v4

from .translate import translator_of

_add_parameters = executors.add_parameters

# What Python reads as another value than JavaScript does, or not at all.
_OF_PYTHON = re.compile(r"\b(?:True|False|None)\b|\d{16}")


def code_of(value, translator):
    """The code of a value that somebody typed: it is code already, of TypeScript or, as one is used to, of Python."""
    if not isinstance(value, str):
        return translator.translate(value)
    if not _OF_PYTHON.search(value):
        return value
    try:
        return translator.translate(ast.literal_eval(value.strip()))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return value


def add_parameters(notebook, parameters):
    translator = translator_of(notebook.metadata)
    if translator is None:
        return _add_parameters(notebook, parameters)
    lines = [translator.assign(name, code_of(value, translator)) for name, value in parameters.items()]
    cell = v4.new_code_cell(source="\n".join(lines), metadata={"tags": ["injected-parameters"]})
    injected = find_cell_index_with_tag(notebook, "injected-parameters")
    if injected >= 0:
        notebook.cells[injected] = cell
    else:
        notebook.cells.insert(find_cell_index_with_tag(notebook, "parameters") + 1, cell)
    return notebook


class _Taught:
    def execute(self):
        executors.add_parameters = add_parameters
        super().execute()


class DefaultExecutionManager(_Taught, executors.DefaultExecutionManager):
    pass


class ArchivingExecutionManager(_Taught, executors.ArchivingExecutionManager):
    pass


_TAUGHT = {
    executors.DefaultExecutionManager: DefaultExecutionManager,
    executors.ArchivingExecutionManager: ArchivingExecutionManager,
}


def teach(scheduler):
    """Exchanges the class that runs jobs for ours, unless somebody chose another one."""
    known = getattr(scheduler, "execution_manager_class", None)
    if known in _TAUGHT:
        scheduler.execution_manager_class = _TAUGHT[known]
