import { expect, it } from "vitest";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { maakVoordeur, type Antwoord, type Voordeur } from "./voordeur.ts";

const UUR = 3600;

const meld = (deur: Voordeur, body: MeldingBody, wie = "systeem-nla") => deur.vraag(wie, "POST", "/v1/meldingen", body);
const adres = ({ body }: Antwoord): string => `/v1/meldingen/${String(body["meldingId"])}`;
/** What the meldpunt reads of each: the melding of which it is a probable double. */
const dubbelVan = async (deur: Voordeur, ...antwoorden: readonly Antwoord[]) =>
  Promise.all(
    antwoorden.map(
      async (antwoord) => (await deur.vraag("meldpunt", "GET", adres(antwoord))).body["mogelijkDubbelVan"],
    ),
  );

it("the same report under another key is taken in and shown as a probable double, within the region's window", async () => {
  const deur = maakVoordeur();
  const { uren } = deur.regio.dubbeleMelding;
  const eerste = await meld(deur, maakMelding());
  deur.verder(uren * UUR - 1);
  const binnen = await meld(deur, maakMelding(), "systeem-ggd");
  deur.verder(1);
  const buiten = await meld(deur, maakMelding());
  const erna = await meld(deur, maakMelding());
  expect(await dubbelVan(deur, eerste, binnen, buiten, erna)).toEqual([
    undefined,
    eerste.body["meldingId"],
    undefined,
    buiten.body["meldingId"],
  ]);
  expect(deur.casework.vanType("dossier-melding")).toHaveLength(4);
});

it("tells nobody else: the answer has the same form, and a reporter sees nothing of another's", async () => {
  const deur = maakVoordeur();
  const [eerste, tweede] = [await meld(deur, maakMelding()), await meld(deur, maakMelding(), "systeem-ggd")];
  expect(Object.keys(tweede.body)).toEqual(Object.keys(eerste.body));
  const gelezen = await deur.vraag("systeem-ggd", "GET", adres(tweede));
  expect(gelezen.status).toBe(200);
  expect(gelezen.rauw.body).not.toContain(String(eerste.body["meldingId"]));
});

it("is known by what it says: not by spaces, case or how it came in; another word makes another report", async () => {
  const deur = maakVoordeur();
  const body = maakMelding();
  const eerste = await meld(deur, body);
  const anders = await meld(deur, { ...body, inhoud: ` ${body.inhoud.toUpperCase()}  `, eigenKenmerk: "ZAAK-2" });
  const woord = await meld(deur, { ...body, inhoud: `${body.inhoud} erbij` });
  expect(await dubbelVan(deur, anders, woord)).toEqual([eerste.body["meldingId"], undefined]);
});

it("is seen when sixteen come at once: one is the first, and none is lost", async () => {
  const deur = maakVoordeur();
  const antwoorden = await Promise.all(Array.from({ length: 16 }, () => meld(deur, maakMelding())));
  expect(new Set(antwoorden.map(({ status }) => status))).toEqual(new Set([201]));
  const dubbel = await dubbelVan(deur, ...antwoorden);
  const eersten = antwoorden.filter((_, plaats) => dubbel[plaats] === undefined);
  expect(eersten).toHaveLength(1);
  expect(new Set(dubbel)).toEqual(new Set([undefined, eersten[0]?.body["meldingId"]]));
  expect(deur.casework.vanType("melding")).toHaveLength(16);
});
