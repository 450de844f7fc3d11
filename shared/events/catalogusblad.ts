import { createHash } from "node:crypto";
import { publiekSchema, voorbeeldEvent, type AsyncApiOpties } from "./asyncapi.ts";
import { cloudEventSchema, typenaam } from "./cloudevent.ts";
import type { EerdereVersie, Gebeurtenistype } from "./gebeurtenistype.ts";
import { ENVELOP, ONTVANGERS, VELDEN } from "./uitleg.ts";
import { alleVersies, GEPUBLICEERD, type Gepubliceerd } from "./versies.ts";

const STIJL =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}" +
  "table{border-collapse:collapse;width:100%;margin:.5rem 0}caption{text-align:left;font-weight:600}" +
  "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}" +
  "pre{background:#f3f3f3;padding:.7rem;overflow-x:auto}code{font-size:.95em}a{color:#01519d}";

/** No script, no picture, nothing from elsewhere: only this very style. */
export const BLAD_CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STIJL).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const TEKENS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const tekst = (ruw: string): string => ruw.replaceAll(/[&<>"']/g, (teken) => TEKENS[teken] ?? "");

interface Veldschema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Veldschema[];
  readonly items?: Veldschema;
  readonly pattern?: string;
}

/** What kind of value a field has, in words. */
const vorm = ({ type, format, enum: keuzes, anyOf, items }: Veldschema): string => {
  if (keuzes !== undefined) return keuzes.map(String).join(" of ");
  if (anyOf !== undefined) return anyOf.map(vorm).join(" of ");
  if (items !== undefined) return `lijst van ${vorm(items)}`;
  const namen: Readonly<Record<string, string>> = {
    ...{ "date-time": "tijdstip", date: "datum", uuid: "id (UUID)" },
    ...{ string: "tekst", integer: "geheel getal", boolean: "ja of nee (true, false)", null: "null", object: "object" },
  };
  return [format ?? type ?? "object"]
    .flat()
    .map((naam) => namen[naam] ?? naam)
    .join(" of ");
};

const tabel = (titel: string, schema: Readonly<Record<string, unknown>>, uitleg: Readonly<Record<string, string>>) => {
  const velden = Object.entries((schema["properties"] ?? {}) as Readonly<Record<string, Veldschema>>);
  const verplicht = (schema["required"] ?? []) as readonly string[];
  const rijen = velden.map(
    ([veld, deel]) =>
      `<tr><th scope="row"><code>${tekst(veld)}</code></th><td>${tekst(vorm(deel))}</td><td>${verplicht.includes(veld) ? "altijd" : "soms"}</td><td>${tekst(uitleg[veld] ?? "")}</td></tr>`,
  );
  return `<table><caption>${tekst(titel)}</caption><thead><tr><th scope="col">Veld</th><th scope="col">Vorm</th><th scope="col">Aanwezig</th><th scope="col">Betekenis</th></tr></thead><tbody>${rijen.join("")}</tbody></table>`;
};

const ankerVan = ({ soort, versie }: Gebeurtenistype): string => `${soort}.v${String(versie)}`;

const deel = (type: Gebeurtenistype | EerdereVersie, { cloudevent }: AsyncApiOpties): string =>
  [
    `<section id="${tekst(ankerVan(type))}"><h2><code>${tekst(typenaam(type, cloudevent))}</code></h2>`,
    `<p>${tekst(type.omschrijving)}</p>`,
    ...("tot" in type ? [`<p><strong>Vervangen; wordt nog verstuurd tot en met ${tekst(type.tot)}.</strong></p>`] : []),
    `<p><strong>Aan:</strong> ${tekst(ONTVANGERS[type.soort] ?? "")}</p>`,
    tabel("Velden van data", publiekSchema(type.data, {}), VELDEN),
    `<details><summary>Voorbeeld</summary><pre><code>${tekst(JSON.stringify(voorbeeldEvent(type, cloudevent), null, 2))}</code></pre></details></section>`,
  ].join("");

/** The catalogue for people: a page in Dutch, from the same source as the AsyncAPI document, without script. */
export const maakCatalogusblad = (opties: AsyncApiOpties, gepubliceerd: Gepubliceerd = GEPUBLICEERD): string => {
  const types = alleVersies(gepubliceerd);
  const inhoud = types.map((een) => `<li><a href="#${tekst(ankerVan(een))}">${tekst(ankerVan(een))}</a></li>`);
  return [
    `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>Gebeurtenissen van ${tekst(opties.titel)}</title><style>${STIJL}</style></head><body><main>`,
    `<h1>Gebeurtenissen van ${tekst(opties.titel)}</h1>`,
    `<p>Wat partners wordt gemeld, in versie ${tekst(opties.versie)}. Voor systemen: <a href="asyncapi.json">asyncapi.json</a>; de API: <a href="openapi.json">openapi.json</a>.</p>`,
    `<ul><li>Elke ontvanger krijgt een eigen event en ziet niet wie het ook kreeg.</li><li>Notificaties komen minstens één keer en kunnen door elkaar komen: ontdubbel op <code>id</code>, herstel de volgorde op <code>sequence</code>.</li><li>Wat ontbreekt leest u uit de feed: <code>GET /v1/notificaties?na=…</code>, negentig dagen lang.</li><li>Negeer velden en soorten die u niet kent. Een wijziging die u zou breken is een nieuwe versie naast de oude.</li><li>Een webhook is ondertekend volgens Standard Webhooks; hoe, staat in asyncapi.json.</li></ul>`,
    `<section id="envelop"><h2>De envelop: CloudEvents 1.0, NL GOV-profiel</h2>${tabel("Attributen", publiekSchema(cloudEventSchema, {}), ENVELOP)}</section>`,
    `<nav aria-label="Soorten"><h2>Soorten</h2><ul>${inhoud.join("")}</ul></nav>`,
    ...types.map((type) => deel(type, opties)),
    "</main></body></html>",
  ].join("\n");
};
