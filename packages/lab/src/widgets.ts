import { mount } from "@driftline/view/browser";
import type * as jupyter from "@jupyter-widgets/base";
import type { JupyterFrontEndPlugin } from "@jupyterlab/application";
import { extension } from "./extension.ts";
import { keepKeys } from "./keys.ts";
import { addLiving } from "./living.ts";

type Registry = jupyter.IJupyterWidgetRegistry;

/** Registers the widgets where the page has a manager of widgets. */
export function widgetPlugins(base: typeof jupyter | undefined): JupyterFrontEndPlugin<void>[] {
  if (!base) return [];
  const exports = widgetClasses(base);
  const activate = (_app: unknown, registry: Registry | null): void =>
    registry?.registerWidget({ ...extension, exports });
  return [{ id: `${extension.name}:widgets`, autoStart: true, optional: [base.IJupyterWidgetRegistry], activate }];
}

function widgetClasses({ DOMWidgetModel, DOMWidgetView }: typeof jupyter): jupyter.ExportMap {
  class DriftlineModel extends DOMWidgetModel {
    override defaults(): Record<string, unknown> {
      const names = { _model_module: extension.name, _view_module: extension.name };
      const versions = { _model_module_version: extension.version, _view_module_version: extension.version };
      const own = { _model_name: "DriftlineModel", _view_name: "DriftlineView", view: "", layout: null };
      return { ...super.defaults(), ...names, ...versions, ...own };
    }

    override initialize(
      attributes: Record<string, unknown>,
      options: Parameters<jupyter.DOMWidgetModel["initialize"]>[1],
    ) {
      super.initialize(attributes, options);
      const { context } = this.widget_manager as { context?: { urlResolver?: unknown } };
      this.once("destroy", addLiving(this.model_id, { model: this, place: context?.urlResolver }));
    }

    /** What is saved with the notebook goes without the report, which is in the output already. */
    override get_state(dropDefaults?: boolean): ReturnType<jupyter.DOMWidgetModel["get_state"]> {
      const { report: _report, ...rest } = super.get_state(dropDefaults);
      return rest;
    }
  }

  class DriftlineView extends DOMWidgetView {
    #end: () => void = () => {};

    override render(): void {
      super.render();
      const unmount = mount(String(this.model.get("view")), this.model, this.el);
      const releaseKeys = keepKeys(this.el);
      this.#end = () => {
        releaseKeys();
        unmount();
      };
    }

    override remove(): void {
      this.#end();
      super.remove();
    }
  }
  return { DriftlineModel, DriftlineView };
}
