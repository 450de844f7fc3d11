import type * as z from "zod";
import type { Veldfout } from "../domain/weigering.ts";

/** More errors than this are counted, not listed: an answer must stay well below what a Lambda may return (6 MB). */
export const MAXIMAAL_AANTAL_FOUTEN = 1000;
const maximaleSleutellengte = 80;

type Issue = z.core.$ZodIssue;
type Pad = readonly PropertyKey[];

const soortnamen: Readonly<Record<string, string>> = {
  string: "tekst",
  number: "een getal",
  int: "een geheel getal",
  boolean: "true of false",
  array: "een lijst",
  object: "een object",
  record: "een object",
  null: "null",
};

const vormen: Readonly<Record<string, string>> = {
  email: "een e-mailadres",
  url: "een URL",
  uuid: "een UUID",
  date: "een bestaande datum, als 2026-11-24",
  datetime: "een tijdstip met tijdzone, als 2026-11-24T10:00:00+01:00",
};

/**
 * JSON path of a field, `betrokkenen[0].personalia.geboortedatum`; `$` is the whole input. Names that are no plain
 * identifier are quoted and cut off: they come from the client.
 */
export const veldpad = (pad: Pad): string => {
  const tekst = pad
    .map((deel) => {
      if (typeof deel === "number") return `[${deel}]`;
      const naam = String(deel);
      if (/^[A-Za-z_][\w-]{0,79}$/.test(naam)) return `.${naam}`;
      const kort = naam.length > maximaleSleutellengte ? `${naam.slice(0, maximaleSleutellengte)}…` : naam;
      return `[${JSON.stringify(kort.toWellFormed())}]`;
    })
    .join("");
  return tekst === "" ? "$" : tekst.replace(/^\./, "");
};

const meervoud = (aantal: number | bigint, enkel: string, meer: string): string =>
  `${aantal} ${aantal === 1 ? enkel : meer}`;

const grens = (issue: { readonly origin: string }, aantal: number | bigint): string =>
  issue.origin === "string" ? meervoud(aantal, "teken", "tekens") : meervoud(aantal, "element", "elementen");

const keuzes = (waarden: readonly unknown[]): string => waarden.map((waarde) => String(waarde)).join(", ");

/** The Dutch text of an issue that has no text of its own. It names what is asked, never what was given. */
export const nederlands = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case "invalid_type":
      return `moet ${soortnamen[issue.expected] ?? "van een andere soort"} zijn`;
    case "invalid_value":
      return issue.values.length === 1
        ? `moet ${keuzes(issue.values)} zijn`
        : `moet een zijn van: ${keuzes(issue.values)}`;
    case "too_small":
      if (issue.origin === "string" || issue.origin === "array")
        return `moet ten minste ${grens(issue, issue.minimum)} hebben`;
      return `moet ${issue.inclusive === false ? "groter dan" : "ten minste"} ${issue.minimum} zijn`;
    case "too_big":
      if (issue.origin === "string" || issue.origin === "array")
        return `mag hoogstens ${grens(issue, issue.maximum)} hebben`;
      return `moet ${issue.inclusive === false ? "kleiner dan" : "hoogstens"} ${issue.maximum} zijn`;
    case "invalid_format":
      return `moet ${vormen[issue.format] ?? "de beschreven vorm hebben"}${issue.format in vormen ? " zijn" : ""}`;
    case "not_multiple_of":
      return `moet een veelvoud van ${issue.divisor} zijn`;
    case "unrecognized_keys":
      return "is een onbekend veld";
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return "is ongeldig";
  }
};

const ontbreekt = (invoer: unknown, pad: Pad): boolean => {
  let waarde = invoer;
  for (const deel of pad) {
    // A text that was taken apart, as a list in a query is: what is wrong with a part of it is there.
    if (typeof waarde === "string") return false;
    if (typeof waarde !== "object" || waarde === null || !Object.hasOwn(waarde, deel)) return true;
    waarde = (waarde as Readonly<Record<PropertyKey, unknown>>)[deel];
  }
  return waarde === undefined;
};

const zwaarte = (issues: readonly Issue[]): number =>
  // A branch whose very form is wrong was not meant; weigh that above any number of wrong fields.
  issues.reduce((som, issue) => som + (issue.code === "invalid_type" && issue.path.length === 0 ? 1000 : 1), 0);

const vanUnion = (issue: z.core.$ZodIssueInvalidUnion, pad: Pad, invoer: unknown): readonly Veldfout[] => {
  if (ontbreekt(invoer, pad)) return [{ veld: veldpad(pad), melding: "is verplicht" }];
  const besteTak = issue.errors.toSorted((a, b) => zwaarte(a) - zwaarte(b))[0];
  // Without a branch no discriminator fits; which ones there are, the issue tells.
  const mogelijk = "options" in issue ? (issue.options ?? []) : [];
  return besteTak === undefined
    ? [{ veld: veldpad(pad), melding: `moet een zijn van: ${keuzes(mogelijk)}` }]
    : besteTak.flatMap((deel) => vanIssue(deel, pad, invoer));
};

const vanIssue = (issue: Issue, voor: Pad, invoer: unknown): readonly Veldfout[] => {
  const pad = [...voor, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((sleutel) => ({ veld: veldpad([...pad, sleutel]), melding: "is een onbekend veld" }));
  if (issue.code === "invalid_union") return vanUnion(issue, pad, invoer);
  const melding = pad.length > 0 && issue.code !== "custom" && ontbreekt(invoer, pad) ? "is verplicht" : issue.message;
  return [{ veld: veldpad(pad), melding }];
};

/** Lists each error once, in the order found, and closes with a count when there are too many to list. */
export const zonderDubbele = (fouten: readonly Veldfout[]): readonly Veldfout[] => {
  const uniek = [...new Map(fouten.map((fout) => [JSON.stringify([fout.veld, fout.melding]), fout])).values()];
  const rest = uniek.length - MAXIMAAL_AANTAL_FOUTEN;
  return rest <= 0
    ? uniek
    : [
        ...uniek.slice(0, MAXIMAAL_AANTAL_FOUTEN),
        { veld: "$", melding: `heeft nog ${meervoud(rest, "andere fout", "andere fouten")}` },
      ];
};

/** All errors of a parse as fields with Dutch texts. `invoer` tells what is absent; no value of it is repeated. */
export const veldfouten = (fout: z.ZodError, invoer: unknown): readonly Veldfout[] =>
  fout.issues.flatMap((issue) => vanIssue(issue, [], invoer));
