import { describe, expect, it } from "vitest";
import { driveRecords } from "../../../functions/driver/drive-records.ts";
import { spreadDeelnameUseCase } from "../../../functions/driver/spread-deelname.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { partnerSchema } from "../../../shared/domain/partner.ts";
import type { Instant } from "../../../shared/domain/tijd.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakKetenmachinesDouble } from "../../doubles/ketenmachines.ts";
import { maakActor, maakPartner, verwijzingNaar } from "../../fixtures/records.ts";
import { maakLogDouble, maakOpzijDouble, NU, stroomRecord, ZONDER_DRIJFWERK } from "../keten-records.ts";
import { opstelling as wachthond } from "../watchdog/opstelling.ts";

const ORGANISATIE = "buurtteam";
const deelname = (versie: number, tot: Instant | null = null) => ({
  ...{ versie, van: NU, tot, ondertekeningen: [] },
});

/** An organisation of `aantal` people whose change is to be carried out; a driver and a watchdog on one store. */
const opstelling = (aantal: number) => {
  const hond = wachthond();
  const { casework } = hond;
  const mensen = Array.from({ length: aantal }, (_, plaats) =>
    maakActor({ organisatie: ORGANISATIE, actorId: `a-${String(plaats).padStart(3, "0")}`, deelname: null, versie: 1 }),
  );
  const partner = maakPartner({
    organisatie: ORGANISATIE,
    versie: 4,
    deelname: deelname(4),
    teDrijven: true,
    klok: NU,
  });
  casework.zet(...mensen, ...mensen.map(verwijzingNaar), partner, maakActor({ organisatie: "ggd", deelname: null }));
  const opzij = maakOpzijDouble();
  const spreid = spreadDeelnameUseCase({ casework, regio: laadRegio("nog") }, hond.klok.nu);
  const drijf = async () =>
    driveRecords([stroomRecord({ type: { S: "partner" }, organisatie: { S: ORGANISATIE } })], {
      ...{ casework, opzij, log: maakLogDouble().log, ketenmachines: maakKetenmachinesDouble() },
      ...{
        ...ZONDER_DRIJFWERK,
        spreidDeelname: spreid,
      },
    });
  const actoren = (): readonly Actor[] => casework.vanType("actor").filter((een) => een.organisatie === ORGANISATIE);
  const heeft = (versie: number) => actoren().filter((een) => een.deelname?.versie === versie).length;
  return { hond, casework, drijf, spreid, actoren, heeft, partner: async () => casework.partner(ORGANISATIE) };
};

describe("carrying an organisation's part to everybody who works there", () => {
  it.each([0, 1, 25, 26, 60])("reaches all %i, once each, and is done", async (aantal) => {
    const o = opstelling(aantal);
    await o.drijf();
    expect(o.heeft(4)).toBe(aantal);
    expect(o.actoren().every(({ versie }) => versie === 2)).toBe(true);
    expect(await o.partner()).toMatchObject({ versie: 5, teDrijven: false, klok: null });
    await Promise.all([o.drijf(), o.drijf()]);
    expect(o.actoren().every(({ versie }) => versie === 2)).toBe(true);
    expect(o.casework.vanType("actor").find(({ organisatie }) => organisatie === "ggd")?.deelname).toBeNull();
  });

  it.each([
    ["ervoor", 1],
    ["ervoor", 2],
    ["erna", 2],
    ["erna", 3],
    ["ervoor", 4],
  ] as const)("killed %s write %i: the watchdog offers it again and the rest follows", async (wanneer, nummer) => {
    const o = opstelling(60);
    o.casework.storing.bij("schrijf", wanneer, nummer);
    await expect(o.drijf()).rejects.toThrow();
    expect(await o.partner()).toMatchObject({ teDrijven: true });
    // The stream lost the record: only the clock still knows of it.
    o.hond.klok.verder(60);
    await o.hond.draai();
    expect(o.hond.geteld).toContain("Heraangeboden");
    await o.drijf();
    expect(o.heeft(4)).toBe(60);
    expect(await o.partner()).toMatchObject({ teDrijven: false, klok: null });
    o.hond.klok.verder(600);
    const voor = o.casework.transacties();
    await o.hond.draai();
    expect(o.casework.transacties()).toBe(voor);
  });

  it("never puts an older part over a newer one, however many carry at once", async () => {
    const o = opstelling(40);
    const eerste = o.drijf();
    const nu = partnerSchema.parse(await o.partner());
    await o.casework.schrijf(
      { nieuw: [], vervangen: [{ ...nu, versie: nu.versie + 1, deelname: deelname(5, NU) }], mitsOpen: [] },
      [],
    );
    await Promise.all([eerste, o.drijf(), o.drijf()]);
    expect(o.heeft(5)).toBe(40);
    expect(await o.partner()).toMatchObject({ teDrijven: false, deelname: { versie: 5 } });
  });

  it("loses no other change of the same person", async () => {
    const o = opstelling(10);
    const [iemand] = o.actoren();
    if (iemand === undefined) throw new Error("niemand");
    const bezig = o.drijf();
    const gewijzigd = async (): Promise<void> => {
      const nu = await o.casework.actor(iemand.aanmeldnaam);
      if (nu === null) throw new Error("weg");
      const { ok } = await o.casework.schrijf(
        { nieuw: [], vervangen: [{ ...nu, versie: nu.versie + 1, rollen: [] }], mitsOpen: [] },
        [],
      );
      if (!ok) await gewijzigd();
    };
    await Promise.all([bezig, gewijzigd()]);
    await o.drijf();
    expect(await o.casework.actor(iemand.aanmeldnaam)).toMatchObject({ rollen: [], deelname: { versie: 4 } });
  });

  it("does nothing for a partner that is not there", async () => {
    const o = opstelling(1);
    await o.spreid("niemand");
    expect(o.heeft(4)).toBe(0);
  });
});
