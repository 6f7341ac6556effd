// Generated from the files of this folder by .config/generate.ts: a new one takes part with the next build.
import { andersonDarling } from "./andersonDarling.ts";
import { chiSquare } from "./chiSquare.ts";
import { cramerVonMises } from "./cramerVonMises.ts";
import { energy } from "./energy.ts";
import { eppsSingleton } from "./eppsSingleton.ts";
import { fisherExact } from "./fisherExact.ts";
import { gTest } from "./gTest.ts";
import { hellinger } from "./hellinger.ts";
import { jensenShannon } from "./jensenShannon.ts";
import { ks } from "./ks.ts";
import { kuiper } from "./kuiper.ts";
import { kullbackLeibler } from "./kullbackLeibler.ts";
import { lInfinity } from "./lInfinity.ts";
import { mannWhitney } from "./mannWhitney.ts";
import { mmd } from "./mmd.ts";
import { psi } from "./psi.ts";
import { totalVariation } from "./totalVariation.ts";
import { tTest } from "./tTest.ts";
import { wasserstein } from "./wasserstein.ts";
import { zTest } from "./zTest.ts";

export { andersonDarling } from "./andersonDarling.ts";
export { chiSquare } from "./chiSquare.ts";
export { cramerVonMises } from "./cramerVonMises.ts";
export { energy } from "./energy.ts";
export { eppsSingleton } from "./eppsSingleton.ts";
export { fisherExact } from "./fisherExact.ts";
export { gTest } from "./gTest.ts";
export { hellinger } from "./hellinger.ts";
export { jensenShannon } from "./jensenShannon.ts";
export { ks } from "./ks.ts";
export { kuiper } from "./kuiper.ts";
export { kullbackLeibler } from "./kullbackLeibler.ts";
export { lInfinity } from "./lInfinity.ts";
export { mannWhitney } from "./mannWhitney.ts";
export { mmd } from "./mmd.ts";
export { psi } from "./psi.ts";
export { totalVariation } from "./totalVariation.ts";
export { tTest } from "./tTest.ts";
export { wasserstein } from "./wasserstein.ts";
export { zTest } from "./zTest.ts";

export const measures = {
  andersonDarling,
  chiSquare,
  cramerVonMises,
  energy,
  eppsSingleton,
  fisherExact,
  gTest,
  hellinger,
  jensenShannon,
  ks,
  kuiper,
  kullbackLeibler,
  lInfinity,
  mannWhitney,
  mmd,
  psi,
  totalVariation,
  tTest,
  wasserstein,
  zTest,
} as const;
