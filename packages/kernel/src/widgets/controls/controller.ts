import { factory } from "../factory.ts";
import { type Controller, type ControllerOptions, controllerModel } from "../models/controller.ts";

/** A game controller at the reader's machine; `buttons` and `axes` fill once one is used. */
export const controller = factory<Controller, ControllerOptions>(controllerModel);
