import type { Methode } from "../api/operatie.ts";
import type { Weigering } from "../domain/weigering.ts";

/** What the gateway tells of the address: a REST API proxy event. */
export interface Adres {
  readonly path: string;
  readonly httpMethod: string;
  readonly resource: string | null;
  readonly stage: string | null;
}

interface Adresseerbaar {
  readonly operatie: { readonly pad: string; readonly methode: Methode };
}

export type Keuze<R> =
  | { readonly soort: "route"; readonly route: R; readonly padParameters: Readonly<Record<string, string>> }
  | { readonly soort: "weigering"; readonly weigering: Weigering };

const patroonVan = (pad: string): RegExp =>
  new RegExp(`^${pad.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/**
 * The paths that the event may mean, likeliest first. The gateway puts a stage or the base path of a custom domain
 * before ours or leaves it out, depending on how it was called.
 */
const paden = ({ path, resource, stage }: Adres): readonly string[] => {
  const zonderStage = stage !== null && path.startsWith(`/${stage}/`) ? [path.slice(stage.length + 1)] : [];
  const vast = (resource ?? "").split("{")[0] ?? "";
  const plek = vast.length > 1 ? path.indexOf(vast) : -1;
  return [path, ...zonderStage, ...(plek > 0 ? [path.slice(plek)] : [])];
};

const ontcijferd = (waarde: string): string | null => {
  try {
    return decodeURIComponent(waarde);
  } catch {
    return null;
  }
};

/** Finds the route of an address: an unknown path is `niet-gevonden`, a known path with another method names the methods. */
export const maakRoutekiezer = <R extends Adresseerbaar>(routes: readonly R[]): ((adres: Adres) => Keuze<R>) => {
  const patronen = routes.map((route) => ({ route, patroon: patroonVan(route.operatie.pad) }));
  return (adres) => {
    const passend = paden(adres)
      .map((pad) =>
        patronen.flatMap(({ route, patroon }) => {
          const treffer = patroon.exec(pad);
          return treffer === null ? [] : [{ route, groepen: treffer.groups ?? {} }];
        }),
      )
      .find((treffers) => treffers.length > 0);
    if (passend === undefined) return { soort: "weigering", weigering: { code: "niet-gevonden" } };
    const gekozen = passend.find(({ route }) => route.operatie.methode === adres.httpMethod);
    if (gekozen === undefined) {
      const toegestaan = [...new Set(passend.map(({ route }) => route.operatie.methode))].toSorted();
      return { soort: "weigering", weigering: { code: "methode-niet-toegestaan", toegestaan } };
    }
    const delen = Object.entries(gekozen.groepen).map(([naam, waarde]) => [naam, ontcijferd(waarde)] as const);
    // A broken escape stays as an empty value, which no id accepts.
    return {
      soort: "route",
      route: gekozen.route,
      padParameters: Object.fromEntries(delen.map(([naam, waarde]) => [naam, waarde ?? ""])),
    };
  };
};
