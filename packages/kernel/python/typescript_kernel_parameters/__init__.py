"""Lets papermill and jupyter-scheduler give parameters to TypeScript and JavaScript notebooks."""

__version__ = "0.1.0"


def _jupyter_server_extension_points():
    return [{"module": "typescript_kernel_parameters"}]


def _load_jupyter_server_extension(server):
    """jupyter-scheduler, where there is one, is loaded before: extensions come in the order of their names."""
    scheduler = server.web_app.settings.get("scheduler")
    if scheduler is not None:
        from .scheduler import teach

        teach(scheduler)
