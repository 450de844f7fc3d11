import type { Weigering, WeigeringCode } from "../domain/weigering.ts";
import type { Probleemsoort } from "./probleemsoort.ts";
import { PROBLEMEN } from "./probleemteksten.ts";

/** Problem details (RFC 9457). Members beyond the five of the RFC are the refusal's own, named as in `Weigering`. */
export interface Probleem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** `urn:trace:<trace id>`: with it we find the log lines of this request. */
  readonly instance?: string;
  readonly [uitbreiding: string]: unknown;
}

export interface ProbleemOpties {
  /** Base URI of the problem types (setting PROBLEEM_BASIS); the code is put behind it. */
  readonly probleemBasis: string;
  /** Trace id of the request. */
  readonly instantie?: string;
}

/** URI of a problem type. */
export const probleemType = (code: WeigeringCode, probleemBasis: string): string =>
  `${probleemBasis.replace(/\/$/, "")}/${code}`;

// The one place where the link between a code and its own members, which the table proves, is lost to the compiler.
const soortVan = (weigering: Weigering) => PROBLEMEN[weigering.code] as Probleemsoort<WeigeringCode>;

/** The problem details of a refusal. */
export const naarProbleem = (weigering: Weigering, { probleemBasis, instantie }: ProbleemOpties): Probleem => {
  const { code, ...uitbreidingen } = weigering;
  const soort = soortVan(weigering);
  return {
    ...uitbreidingen,
    type: probleemType(code, probleemBasis),
    title: soort.titel,
    status: soort.status,
    detail: soort.detail(weigering),
    ...(instantie === undefined ? {} : { instance: `urn:trace:${instantie}` }),
  };
};

/** The headers that a refusal brings: `WWW-Authenticate`, `Allow`, `Retry-After`. */
export const koppenVan = (weigering: Weigering): Readonly<Record<string, string>> =>
  soortVan(weigering).koppen?.(weigering) ?? {};

/** HTTP status of a refusal. */
export const statusVan = (code: WeigeringCode): number => PROBLEMEN[code].status;
