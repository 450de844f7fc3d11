import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { SIGNAALBESLUITEN } from "../../../shared/domain/signaal.ts";
import { personenVan } from "../../../shared/domain/besluiten/dossieren.ts";
import { geldendeKoppelingen, type Dossier } from "../../../shared/domain/dossier.ts";
import { identiteitssleutels } from "../../../shared/domain/identiteit.ts";
import { blokkeersleutels } from "../../../shared/domain/matching/blokkeersleutels.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { testBsn } from "../../fixtures/personen.ts";
import { breuken } from "./splitsdeur.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";

const BASIS = { voornamen: "Rafalina", geslachtsnaam: "Tolmansk", geboortedatum: "2001-03-14" };
/** People of whom some are one and some only look it, under names and numbers that they share. */
const MENSEN = [
  { ...BASIS, bsn: testBsn(1) },
  { ...BASIS, voornamen: "Rafalima", bsn: testBsn(1) },
  { ...BASIS, voornamen: "Rafalima" },
  BASIS,
  { ...BASIS, geslacht: "man" },
  { ...BASIS, voornamen: "Rafelina", geslacht: "vrouw", adres: "Proefstraat 12, 9999 ZZ Proefdorp" },
  {},
] as const;

const keuze = fc.nat({ max: 1_000 });
const handeling = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      wat: fc.constant("meld" as const),
      signaal: fc.boolean(),
      wie: fc.array(fc.nat({ max: MENSEN.length - 1 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ wat: fc.constant("match" as const) }) },
  { weight: 2, arbitrary: fc.record({ wat: fc.constant("signaal" as const), n: keuze, m: keuze }) },
  { weight: 3, arbitrary: fc.record({ wat: fc.constant("besluit" as const), n: keuze, zelfde: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ wat: fc.constant("terug" as const), n: keuze }) },
  { weight: 2, arbitrary: fc.record({ wat: fc.constant("samen" as const), n: keuze, m: keuze }) },
  { weight: 4, arbitrary: fc.record({ wat: fc.constant("splits" as const), n: keuze, m: keuze, naar: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ wat: fc.constant("beoordeel" as const), n: keuze, m: keuze }) },
  { weight: 4, arbitrary: fc.record({ wat: fc.constant("splitsCasus" as const), n: keuze, m: keuze }) },
);
type Handeling = typeof handeling extends fc.Arbitrary<infer T> ? T : never;

const uit = <T>(lijst: readonly T[], n: number): T | undefined => lijst[n % Math.max(1, lijst.length)];
const opMoment = (deur: Voordeur) =>
  deur.casework.vanType("dossier").toSorted((een, ander) => (een.dossierId < ander.dossierId ? -1 : 1));
const vermeldingen = (deur: Voordeur) =>
  deur.casework.vanType("melding").flatMap((melding) =>
    melding.dossiers.map((deel) => {
      const persoon = personenVan(melding.invoer).find(({ betrokkene }) => betrokkene === deel.betrokkene);
      if (persoon === undefined) throw new Error("een dossier voor niemand");
      return { ...deel, meldingId: melding.meldingId, personalia: persoon.personalia };
    }),
  );

/** The driver gives the last of a melding with many people their dossier. */
const maakAf = async (deur: Voordeur): Promise<void> => {
  const wachtend = () => deur.casework.vanType("melding").filter(({ nogTeDossieren }) => nogTeDossieren !== null);
  for (let wacht = wachtend(); wacht.length > 0; wacht = wachtend())
    for (const { meldingId } of wacht) await deur.vervolgMelding(meldingId);
};

/** The driver brings kept signals to the casus of their person. */
const brengSignalen = async (deur: Voordeur): Promise<void> => {
  for (const { dossierId, teDrijven } of opMoment(deur)) if (teDrijven) await deur.voegSignalenToe.opDossier(dossierId);
  for (const { meldingId } of deur.casework.vanType("melding")) await deur.voegSignalenToe.vanMelding(meldingId);
};

const openMet = (deur: Voordeur, dossierId: string) =>
  deur.casework
    .vanType("casus")
    .filter(({ status, dossierIds }) => status === "open" && dossierIds.some((id) => id === dossierId));
const BESLUITEN = ["beide", "afgesplitste-apart", "oorspronkelijke-apart"];
/** Does it as somebody at the meldpunt or the table would; what cannot be is refused, never a fault. */
const doe = async (deur: Voordeur, stap: Handeling): Promise<void> => {
  deur.verder(60);
  const dossiers = opMoment(deur);
  const stuur = async (wie: string, pad: string, body: object) => {
    const antwoord = await deur.vraag(wie, "POST", `/v1/dossiers/${pad}`, { toelichting: "gezien", ...body });
    expect([201, 400, 409]).toContain(antwoord.status);
  };
  if (stap.wat === "meld") {
    const betrokkenen = stap.wie.map((i) => ({
      rol: "mogelijk-slachtoffer",
      personalia: MENSEN[i],
    })) as MeldingBody["betrokkenen"];
    const { status, body } = await deur.vraag(
      "systeem-nla",
      "POST",
      "/v1/meldingen",
      maakMelding({ betrokkenen, inhoud: `Om ${deur.nu()}.`, soort: stap.signaal ? "signaal" : "melding" }),
    );
    expect([status, z.string().parse(body["status"])]).toEqual([201, "ontvangen"]);
  } else if (stap.wat === "signaal") {
    const open = deur.casework.vanType("melding").filter(({ signaal }) => signaal?.status === "aangehouden");
    const een = uit(open, stap.n);
    if (een === undefined) return;
    const body = { besluit: uit(SIGNAALBESLUITEN, stap.m), reden: "gekeken" };
    const { status } = await deur.vraag("meldpunt", "POST", `/v1/meldingen/${een.meldingId}/signaalbesluiten`, body);
    expect(een.nogTeDossieren === null ? [201] : [201, 409]).toContain(status);
  } else if (stap.wat === "match") {
    await maakAf(deur);
    await brengSignalen(deur);
    for (const { dossierId, teMatchen } of dossiers) if (teMatchen) await deur.rematchDossier(dossierId);
  } else if (stap.wat === "besluit") {
    const open = deur.casework
      .vanType("matchvraag")
      .flatMap(({ dossierId, kandidaten }) =>
        kandidaten.flatMap((een) => (een.besluit === null ? [{ dossierId, kandidaat: een.dossierId }] : [])),
      );
    const een = uit(open, stap.n);
    if (een !== undefined)
      await stuur("meldpunt", `${een.dossierId}/matchbesluiten`, {
        kandidaat: een.kandidaat,
        besluit: stap.zelfde ? "zelfde" : "verschillend",
      });
  } else if (stap.wat === "terug") {
    const een = uit(
      dossiers.filter(({ samengevoegdMet }) => samengevoegdMet !== null),
      stap.n,
    );
    if (een !== undefined) await stuur("meldpunt", `${een.dossierId}/splitsingen`, {});
  } else if (stap.wat === "samen") {
    const [een, ander] = [uit(dossiers, stap.n), uit(dossiers, stap.m)];
    if (een !== undefined && ander !== undefined)
      await stuur("meldpunt", `${een.dossierId}/samenvoegingen`, { met: ander.dossierId });
  } else if (stap.wat === "splits") {
    const velen = dossiers.filter(
      ({ dossierId }) => vermeldingen(deur).filter((een) => een.dossierId === dossierId).length > 1,
    );
    const een = uit(velen, stap.n);
    if (een === undefined) return;
    const hier = vermeldingen(deur).filter(({ dossierId }) => dossierId === een.dossierId);
    const meldingen = hier
      .filter((_, i) => (stap.m >> i) % 2 === 1)
      .map(({ meldingId, betrokkene }) => ({ meldingId, betrokkene }));
    const naar = stap.naar
      ? dossiers.find(({ afgesplitstVan }) => afgesplitstVan === een.dossierId)?.dossierId
      : undefined;
    if (meldingen.length > 0)
      await stuur("meldpunt", `${een.dossierId}/afsplitsingen`, { meldingen, ...(naar === undefined ? {} : { naar }) });
  } else if (stap.wat === "splitsCasus") {
    const open = deur.casework.vanType("casus").filter(({ status }) => status === "open");
    const casus = uit(
      open.toSorted((een, ander) => (een.casusId < ander.casusId ? -1 : 1)),
      stap.n,
    );
    if (casus === undefined) return;
    const gaan = casus.dossierIds.filter((_, i) => (stap.m >> i) % 2 === 1);
    const voor = new Map(gaan.map((id) => [id, openMet(deur, id).length]));
    const body = { dossiers: gaan, reden: "apart" };
    const { status } = await deur.vraag("zetel-politie", "POST", `/v1/casussen/${casus.casusId}/splitsingen`, body);
    expect([201, 400, 409]).toContain(status);
    // Whoever left is out of it, in no more casussen than before; and their person is in one.
    for (const id of status === 201 ? gaan : []) {
      const na = openMet(deur, id);
      expect(na.some(({ casusId }) => casusId === casus.casusId)).toBe(false);
      expect(na.length).toBeLessThanOrEqual(voor.get(id) ?? 0);
      const laatste = deur.casework.vanType("dossier").find(({ dossierId }) => dossierId === id)?.laatsteCasusId;
      expect(deur.casework.vanType("casus").find(({ casusId }) => casusId === laatste)?.status).toBe("open");
    }
  } else {
    const taken = deur.casework
      .vanType("taak")
      .filter(({ soort, status }) => soort === "afsplitsing-beoordelen" && status === "open");
    const taak = uit(taken, stap.n);
    if (taak !== undefined)
      await stuur("zetel-politie", `${String(taak.onderwerp)}/casussen/${taak.casusId}/afsplitsingsbesluiten`, {
        besluit: uit(BESLUITEN, stap.m),
      });
  }
};

const klopt = (deur: Voordeur, gemeld: number, hashes: ReadonlyMap<string, string>): void => {
  const dossiers = new Map(deur.casework.vanType("dossier").map((een) => [een.dossierId, een]));
  const bij = (id: string): Dossier => {
    const gevonden = [...dossiers.values()].find(({ dossierId }) => dossierId === id);
    if (gevonden === undefined) throw new Error("een dossier dat er niet is");
    return gevonden;
  };
  const genoemd = vermeldingen(deur);
  const casussen = new Map(deur.casework.vanType("casus").map((een) => [een.casusId, een]));

  // Nothing is lost: each person of each melding is in one dossier, and the links say the same.
  expect(genoemd).toHaveLength(gemeld);
  const koppelingen = geldendeKoppelingen(deur.casework.vanType("dossier-melding"));
  const paar = ({ dossierId, meldingId, casusId }: { dossierId: string; meldingId: string; casusId: string | null }) =>
    `${dossierId} ${meldingId} ${casusId}`;
  expect(koppelingen.map(paar).toSorted()).toEqual([...new Set(genoemd.map(paar))].toSorted());
  for (const melding of deur.casework.vanType("melding"))
    for (const { casusId } of melding.dossiers) if (casusId !== null) expect(melding.casusIds).toContain(casusId);

  // Who has no casus is kept with an owner and a date, or was closed; the dossier knows of it.
  const herzien = deur.casework
    .vanType("meldingtaak")
    .filter(({ soort, status }) => soort !== "melding-behandelen" && status === "open");
  for (const { meldingId, signaal, dossiers: delen } of deur.casework.vanType("melding")) {
    const zonder = delen.filter(({ casusId }) => casusId === null);
    if (zonder.length > 0) expect(["aangehouden", "gesloten"]).toContain(signaal?.status);
    expect(herzien.filter((taak) => taak.meldingId === meldingId)).toHaveLength(
      signaal?.status === "aangehouden" ? 1 : 0,
    );
    const wacht = signaal?.status === "aangehouden" ? zonder.map(({ dossierId }) => dossierId) : [];
    const weet = [...dossiers.values()].filter(({ aangehouden }) => aangehouden.includes(meldingId));
    expect(weet.map(({ dossierId }) => dossierId).toSorted()).toEqual([...new Set(wacht)].toSorted());
  }

  // Keys point at somebody who was reported under them; each dossier is found by what was reported of its person.
  const sleutels = new Map(deur.casework.vanType("persoonsleutel").map((een) => [een.sleutel, een.dossierId]));
  for (const { personalia, dossierId } of genoemd) {
    for (const sleutel of identiteitssleutels(personalia)) {
      const waar = sleutels.get(hashes.get(sleutel) ?? "");
      expect(
        genoemd.some((een) => een.dossierId === waar && identiteitssleutels(een.personalia).includes(sleutel)),
      ).toBe(true);
    }
    const { zoeksleutels } = bij(dossierId);
    for (const sleutel of blokkeersleutels(personalia)) expect(zoeksleutels).toContain(hashes.get(`zoek|${sleutel}`));
  }
  const opgezocht = new Set(deur.casework.vanType("zoeksleutel").map((een) => `${een.sleutel} ${een.dossierId}`));
  for (const { dossierId, zoeksleutels } of dossiers.values())
    for (const sleutel of zoeksleutels) expect(opgezocht).toContain(`${sleutel} ${dossierId}`);

  for (const dossier of dossiers.values()) {
    // Merges point at each other, to an end.
    if (dossier.samengevoegdMet !== null)
      expect(bij(dossier.samengevoegdMet).samengevoegd).toContain(dossier.dossierId);
    for (const id of dossier.samengevoegd) expect(bij(id).samengevoegdMet).toBe(dossier.dossierId);
    let wortel = dossier;
    for (let i = 0; i < dossiers.size && wortel.samengevoegdMet !== null; i += 1) wortel = bij(wortel.samengevoegdMet);
    expect(wortel.samengevoegdMet).toBeNull();
    // What a dossier says of its person was reported of them.
    const hier = genoemd.filter(({ dossierId }) => dossierId === dossier.dossierId);
    expect(hier.map(({ personalia }) => personalia.voornamen)).toContain(dossier.personalia.voornamen);
    if (dossier.laatsteCasusId !== null) expect(casussen.has(dossier.laatsteCasusId)).toBe(true);
  }
  // Nobody is in a casus of nobody, and each open casus has somebody.
  for (const { status, dossierIds } of casussen.values())
    if (status === "open") expect(dossierIds.length).toBeGreaterThan(0);
  for (const { dossierIds } of casussen.values()) for (const id of dossierIds) expect(dossiers.has(id)).toBe(true);
  // Nobody is walked through the chain twice under one dossier, but who was parted from another: of them the team decides.
  const delen = new Set([...dossiers.values()].flatMap((een) => een.afgesplitstVan ?? []));
  for (const { dossierId, afgesplitstVan } of dossiers.values())
    if (afgesplitstVan === null && !delen.has(dossierId))
      expect(openMet(deur, dossierId).length).toBeLessThanOrEqual(1);
  expect(breuken(deur)).toEqual([]);
};

it("whatever is reported, kept, raised, matched, merged, undone, parted and judged: nobody is lost, and keys lead to who was meant", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(handeling, { minLength: 4, maxLength: 22 }), async (stappen) => {
      const deur = maakVoordeur();
      let gemeld = 0;
      for (const stap of stappen) {
        await doe(deur, stap);
        if (stap.wat === "meld") gemeld += stap.wie.length;
      }
      await maakAf(deur);
      await brengSignalen(deur);
      const hashes = new Map<string, string>();
      for (const { personalia } of vermeldingen(deur)) {
        for (const sleutel of identiteitssleutels(personalia)) hashes.set(sleutel, await deur.sleutels.hash(sleutel));
        for (const sleutel of blokkeersleutels(personalia))
          hashes.set(`zoek|${sleutel}`, await deur.sleutels.hash(`zoek|${sleutel}`));
      }
      klopt(deur, gemeld, hashes);
    }),
    {
      numRuns: 60,
      examples: [
        [
          // Somebody of a melding went to a casus of their own, and another of the same melding follows to their dossier.
          [
            { wat: "meld", signaal: false, wie: [0, 0, 0] },
            { wat: "splits", n: 0, m: 2, naar: false },
            { wat: "beoordeel", n: 0, m: 1 },
            { wat: "splits", n: 0, m: 1, naar: true },
          ],
        ],
        [
          // A signal is closed while its last people, who are one, still get their dossier.
          [
            { wat: "meld", signaal: true, wie: [0, 0, 0] },
            { wat: "meld", signaal: false, wie: [0] },
            { wat: "signaal", n: 0, m: 2 },
          ],
        ],
      ],
    },
  );
}, 120_000);
