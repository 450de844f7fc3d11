import { expect } from "vitest";
import * as z from "zod";
import { etagVan } from "../../../shared/runtime/etag.ts";
import { maakArbeidsuitbuitingCasus, maakMelding } from "../../fixtures/melding.ts";
import { deelnemers, opdracht, QUORUM, VOORGESTELD } from "../../fixtures/opdrachten.ts";
import { metBewijs } from "../functions/casusweg.ts";
import { metTraject } from "./trajectverhaal.ts";
import { VAN_TWEE_CASUSSEN } from "./tweeverhaal.ts";
import { begin, over, type Verhaal } from "./verhaal.ts";

const TOT_PLAN = ["weging1", "uitnodigen", "aanvaarden", "afwijzen", "overleg", "weging2", "commitment"] as const;
const TOT_AFRONDEN = [...TOT_PLAN, "plan", "vaststellen"] as const;
const EINDE = ["formulier", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const;

const uitnodigingVan = ({ deur }: Verhaal, organisatie: string): string =>
  deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie)?.uitnodigingId ?? "";
export const nodig = async (v: Verhaal, organisatie: string, velden: object = {}): Promise<string> => {
  await v.zeg("procesregisseur", "uitnodigingen", {
    besprekingOp: "2026-03-12",
    uitnodigingen: [{ organisatie, rol: "adviseur", toegevoegdeWaarde: "kent de branche", ...velden }],
    ...(VOORGESTELD.includes(organisatie) ? {} : { afwijkingen: [{ organisatie, reden: "is nu nodig" }] }),
  });
  return `uitnodigingen/${uitnodigingVan(v, organisatie)}`;
};
export const planOverleg = async (v: Verhaal, dagen: number): Promise<string> => {
  const tijden = { van: over(v, dagen), tot: over(v, dagen + 1 / 24) };
  const { body } = await v.vraag("procesregisseur", "POST", "/v1/casusoverleggen", opdracht.planning(tijden));
  return String(body["overlegId"]);
};
/** Of one person who is known by a number, so that who reports again reports on the same. */
const EEN_PERSOON = maakMelding({ locatie: { gemeente: "Doetinchem" } }, 7);
const geenTraffick = async (v: Verhaal): Promise<void> => {
  await v.zeg("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
};

type Gespeeld = Pick<Verhaal, "wereld" | "toezicht">;

const OP_EEN_CASUS: Readonly<Record<string, () => Promise<Gespeeld>>> = {
  "the whole way, with what is due between its steps": async () => {
    const v = await begin();
    await v.stap(...TOT_AFRONDEN, "actieZorg");
    await v.dagen(30);
    await v.stap("actieNla", "afronden", "behoeften");
    await v.dagen(10);
    await v.stap(...EINDE);
    await v.dagen(100);
    return v;
  },
  "partners that come, decline, propose another, are withdrawn, go, and whose time is up": async () => {
    const v = await begin();
    await v.stap("weging1", "uitnodigen");
    const kmar = await nodig(v, "kmar");
    const coa = await nodig(v, "coa", { toegangTot: "2026-03-20" });
    const riec = await nodig(v, "riec", { als: "eventueel" });
    const wijk = await nodig(v, "wijkteam");
    const overleg = await planOverleg(v, 6);
    await v.zeg("procesregisseur", "agendapunten", { overlegId: overleg });
    const laat = await nodig(v, "welzijnswerk");
    await v.zeg("partner-welzijnswerk", `${laat}/antwoorden`, { antwoord: "afgewezen", toelichting: "Geen tijd." });
    await v.stap("aanvaarden", "afwijzen");
    await v.zeg("partner-coa", `${coa}/antwoorden`, { antwoord: "geaccepteerd" });
    await v.zeg("partner-riec", `${riec}/antwoorden`, { antwoord: "geaccepteerd" });
    await v.zeg("partner-kmar", `${kmar}/antwoorden`, {
      ...{ antwoord: "vervanger-voorgesteld", vervanger: "woningcorporatie", toelichting: "Kent de panden." },
    });
    await v.zeg("procesregisseur", `${kmar}/vervangerafwijzingen`, { reden: "Niet nodig." });
    await v.zeg("procesregisseur", `${wijk}/beeindigingen`, { reden: "Toch niet nodig." });
    await v.vraag(
      ...(["procesregisseur", "PUT", `/v1/casusoverleggen/${overleg}`] as const),
      opdracht.planning({ van: over(v, 7), tot: over(v, 7.1) }),
      { ifMatch: '"1"' },
    );
    await v.dagen(3);
    await v.zeg("procesregisseur", `agendapunten/${overleg}/verwijderingen`, { reden: "Nog niet rijp." });
    const ander = await planOverleg(v, 3);
    await v.zeg("procesregisseur", "agendapunten", { overlegId: ander });
    await v.vraag(
      ...(["procesregisseur", "POST", `/v1/casusoverleggen/${ander}/afzeggingen`] as const),
      ...([{ reden: "Ziek." }, { ifMatch: '"1"' }] as const),
    );
    await v.zeg("procesregisseur", "casusoverleggen", {
      ...opdracht.overleg({ gehoudenOp: over(v, -0.5) }),
      afspraken: [
        { omschrijving: "Vraag de cijfers op.", organisatie: "nla", uiterlijk: null },
        { omschrijving: "Ga langs.", organisatie: "coa", uiterlijk: null },
      ],
    });
    await v.zeg("zetel-moviera", "wegingen", opdracht.tweedeWeging());
    await v.dagen(14);
    await v.zeg("procesregisseur", `uitnodigingen/${uitnodigingVan(v, "nla")}/beeindigingen`, { reden: "Klaar." });
    await v.dagen(3);
    return v;
  },
  "no trafficking: a handover that is declined, taken back, offered again and accepted, and a casus opened again":
    async () => {
      const v = await begin(EEN_PERSOON);
      await geenTraffick(v);
      const bied = async (ontvanger: string) =>
        `overdrachten/${await v.zeg("zetel-moviera", "overdrachten", opdracht.overdracht(ontvanger))}`;
      await v.zeg("partner-ggd", `${await bied("ggd")}/antwoorden`, opdracht.weigering());
      await v.zeg("procesregisseur", `${await bied("wijkteam")}/intrekkingen`, opdracht.intrekking());
      await bied("welzijnswerk");
      await v.dagen(9);
      // Something new is reported: the team weighs it again, and who was asked is asked no more.
      await v.vraag("systeem-politie", "POST", "/v1/meldingen", EEN_PERSOON);
      await geenTraffick(v);
      await v.zeg("partner-ggd", `${await bied("ggd")}/antwoorden`, opdracht.aanvaarding());
      await v.zeg("procesregisseur", "heropeningen", opdracht.heropening());
      await geenTraffick(v);
      await v.zeg("zetel-moviera", "afschalingen", opdracht.afschaling());
      await v.dagen(5);
      return v;
    },
  "care alone after the second weging": async () => {
    const v = await begin();
    await v.stap("weging1", "uitnodigen", "aanvaarden", "afwijzen", "overleg");
    await v.zeg("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
    const id = await v.zeg("procesregisseur", "overdrachten", opdracht.overdracht());
    await v.dagen(8);
    await v.zeg("partner-ggd", `overdrachten/${id}/antwoorden`, opdracht.aanvaarding());
    await v.dagen(3);
    return v;
  },
  "a doorlaatverbod, whose seat is empty for a while and filled by somebody of elsewhere": async () => {
    const v = await begin();
    const venster = { van: over(v, 0), tot: over(v, 4) };
    const wie = { organisatie: "moviera", actorId: "lid-moviera" };
    await v.vraag("beheerder", "POST", "/v1/zetels/politie/vervangingen", { ...wie, ...venster });
    await v.zeg("zetel-om", "wegingen", {
      ...opdracht.doorlaatverbod(await metBewijs(v, "zetel-om"), { deelnemers: deelnemers("om", ...QUORUM) }),
    });
    await v.uren(8);
    const [interventie] = v.deur.casework.vanType("interventie");
    const pad = `interventies/${interventie?.interventieId ?? ""}`;
    await v.zeg("lid-moviera", `${pad}/berichten`, opdracht.interventie("loopt"));
    await v.uren(60);
    await v.zeg("lid-moviera", `${pad}/berichten`, opdracht.interventie("loopt"));
    await v.zeg("zetel-om", `${pad}/beeindigingen`, { reden: "Zij is al weg." });
    await v.dagen(2);
    return v;
  },
  "an investigating seat whose organisation leaves while it intervenes": async () => {
    const v = await begin();
    await v.zeg("zetel-politie", "wegingen", opdracht.doorlaatverbod(await metBewijs(v)));
    const uit = { per: v.deur.nu(), reden: "opgeheven" };
    await v.vraag("beheerder", "POST", "/v1/partners/politie/uittredingen", uit);
    await v.uren(6);
    return v;
  },
  "partners that leave the chain with work in hand": async () => {
    const v = await begin();
    await v.stap(...TOT_AFRONDEN);
    await nodig(v, "kmar");
    await v.zeg("zorgcoordinator", "informatievragen", {
      ...opdracht.informatievraag({ dossiers: (await v.dossierIds()).slice(0, 1), organisatie: "wijkteam" }),
    });
    for (const organisatie of ["nla", "kmar", "wijkteam"]) {
      const uit = { per: v.deur.nu(), reden: "opgeheven" };
      await v.vraag("beheerder", "POST", `/v1/partners/${organisatie}/uittredingen`, uit);
    }
    await v.dagen(20);
    return v;
  },
  "a casus of which the municipality is not known, becomes known and has nobody in its seat": async () => {
    const v = await begin({ ...maakArbeidsuitbuitingCasus(), locatie: null });
    await v.dagen(4);
    await v.vraag("systeem-politie", "POST", "/v1/meldingen", {
      ...{ ...maakArbeidsuitbuitingCasus(), locatie: null, acuutVolgensMelder: "ja" as const },
    });
    await v.zeg("procesregisseur", "gemeentebepalingen", { gemeente: "Apeldoorn", toelichting: "Werkt daar." });
    const wie = deelnemers("politie", "moviera", "gemeente-apeldoorn");
    await v.zeg("zetel-politie", "wegingen", opdracht.eersteWeging({ deelnemers: wie }));
    await v.dagen(20);
    return v;
  },
  "what the table asks and brings: questions, contributions, reporters, expertise": async () => {
    const v = await begin();
    await v.stap("weging1", "uitnodigen", "aanvaarden", "afwijzen");
    const dossiers = (await v.dossierIds()).slice(0, 1);
    const vraag = (organisatie: string) =>
      v.zeg("zetel-politie", "informatievragen", opdracht.informatievraag({ dossiers, organisatie }));
    const jb = await vraag("jeugdbescherming-gelderland");
    await v.zeg("partner-jeugdbescherming-gelderland", `informatievragen/${jb}/antwoorden`, { antwoord: "hit" });
    await v.zeg("zetel-politie", `informatievragen/${await vraag("coa")}/intrekkingen`, { reden: "Niet meer nodig." });
    await vraag("kmar");
    await v.zeg("partner-nla", "bijdragen", opdracht.bijdrage());
    await v.zeg("zetel-om", "bijdragen", opdracht.bijdrage());
    await v.dagen(9);
    await v.stap("overleg");
    const id = v.deur.casework.vanType("melding")[0]?.meldingId ?? "";
    await v.zeg("meldpunt", "hoorverslagen", opdracht.hoorverslag(id));
    await v.stap("weging2");
    await v.dagen(9);
    return v;
  },
  "an anonymous reporter who is asked something and answers; a casus that goes to another gemeente and back; another who coordinates care, and who directs it":
    async () => {
      const body = { ...maakArbeidsuitbuitingCasus(), melder: { anoniem: true as const }, terugkoppelingGewenst: true };
      const gemeld = z.object({ meldingId: z.string(), terugkoppeling: z.record(z.string(), z.string()) });
      let eigen: z.infer<typeof gemeld> | null = null;
      const v = await begin(body, async (deur) => {
        const antwoord = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", body);
        eigen = gemeld.parse({ ...antwoord.body });
      });
      const { meldingId, terugkoppeling } = gemeld.parse(eigen);
      for (const [gemeente, code] of [
        ["Apeldoorn", "gemeente-apeldoorn"],
        ["Doetinchem", "gemeente-doetinchem"],
      ] as const) {
        const aanbod = await v.zeg("procesregisseur", "gemeente-overdrachten", opdracht.gemeenteOverdracht(gemeente));
        await v.zeg(code, `gemeente-overdrachten/${aanbod}/antwoorden`, opdracht.aanvaarding());
      }
      await v.stap("weging1");
      await v.zeg("meldpunt", "meldervragen", { meldingId, vraag: "wanneer" });
      const open = (meer: object = {}) => v.deur.vraagOpenbaar("/v1/terugkoppelingen", { ...terugkoppeling, ...meer });
      const { vraagId } = z.looseObject({ vraagId: z.string() }).parse((await open()).body["vraag"]);
      expect((await open({ antwoord: { vraagId, tekst: "Gisteren." } })).status).toBe(200);
      const toe = { organisatie: "jeugdbescherming-gelderland", reden: "Zij is minderjarig." };
      await v.stap("uitnodigen", "aanvaarden", "afwijzen", "overleg", "weging2", "commitment", "plan", "vaststellen");
      await v.zeg("zetel-om", "zorgcoordinaties", toe);
      await v.zeg("zetel-om", "zorgcoordinaties", { organisatie: "moviera", reden: "Zij is al achttien." });
      await v.zeg("zetel-om", "procesregies", { organisatie: "politie", reden: "Het ZVH kent de familie." });
      await v.dagen(3);
      return v;
    },
  "a plan that changes: acties are changed, dropped and come to others; the casus rests meanwhile": async () => {
    const v = await begin();
    await v.stap(...TOT_AFRONDEN);
    const acties = v.deur.casework.vanType("actie");
    const van = (organisatie: string) => acties.find(({ inhoud }) => inhoud.organisatie === organisatie)?.actieId ?? "";
    await v.zeg("zetel-zvh", "voortgangsronden", opdracht.voortgang("bijsturen"));
    await v.vraag(
      ...(["gemeente-doetinchem", "POST", `${v.pad}/plannen`] as const),
      opdracht.plan({
        acties: [
          opdracht.actie({ uiterlijk: "2026-04-20", voortzettingVan: van("moviera") }),
          opdracht.actie({ organisatie: "om" }),
        ],
      }),
      { ifMatch: '"1"' },
    );
    await v.zeg("zetel-om", "plannen/2/vaststellingen", opdracht.vaststelling());
    const id = await v.zeg("zetel-politie", "opschortingen", { dagen: 20, reden: "Opgenomen." });
    await v.dagen(5);
    await v.zeg("zetel-politie", `opschortingen/${id}/hervatting`, { reden: "Het kan weer." });
    await v.zeg("procesregisseur", "verlengingen", { taakId: null, dagen: 7, reden: "De bezetting is krap." });
    await v.zeg("zetel-politie", "opschortingen", { dagen: 3, reden: "Opgenomen." });
    await v.dagen(30);
    return v;
  },
  "aftercare that is offered, declined, taken back, accepted, and that relapses": async () => {
    const v = await begin();
    await v.stap(...TOT_AFRONDEN, "actieZorg", "actieNla", "afronden", "behoeften");
    const behoefte = () => v.deur.casework.vanType("nazorgbehoefte")[0];
    const pad = `nazorgbehoeften/${behoefte()?.behoefteId ?? ""}`;
    const bied = (ontvanger: string) =>
      v.zeg("zorgcoordinator", `${pad}/aanbiedingen`, opdracht.nazorgaanbod(ontvanger));
    await bied("ggd");
    await v.zeg("partner-ggd", `${pad}/antwoorden`, opdracht.weigering());
    await bied("wijkteam");
    await v.zeg("zorgcoordinator", `${pad}/intrekkingen`, opdracht.intrekking());
    await bied("ggd");
    await v.zeg("partner-ggd", `${pad}/antwoorden`, opdracht.aanvaarding());
    await v.vraag(
      ...(["partner-ggd", "POST", `${v.pad}/${pad}/versies`, opdracht.herziening()] as const),
      ...([{ ifMatch: etagVan(behoefte()?.versie ?? 0) }] as const),
    );
    const terugval = await v.zeg("partner-ggd", `${pad}/terugvalsignalen`, opdracht.terugval());
    await v.zeg("procesregisseur", `terugvalsignalen/${terugval}/besluiten`, opdracht.terugvalbesluit());
    await v.stap(...EINDE);
    await v.dagen(100);
    await v.zeg("partner-ggd", `${pad}/terugvalsignalen`, opdracht.terugval());
    await v.dagen(10);
    return v;
  },
  "meldingen that are given to others and left lying; signals; broken glass; what stands in the way": async () => {
    const v = await begin({
      ...{ ...maakArbeidsuitbuitingCasus(), soort: "signaal" as const },
      instroom: { activiteit: "4.1", reden: "loopt al", sinds: "2026-01-01" },
    });
    const pad = `/v1/meldingen/${v.deur.casework.vanType("melding")[0]?.meldingId ?? ""}`;
    await v.dagen(4);
    await v.vraag("meldpunt", "POST", `${pad}/verdelingen`, {
      ...{ aan: { rol: "partner", organisatie: "ggd" }, reden: "Kent haar." },
    });
    await v.dagen(2);
    await v.vraag("partner-ggd", "POST", `${pad}/behandelingen`, {
      ...{ resultaat: "contact-met-melder", toelichting: "Gebeld." },
    });
    await v.vraag("systeem-veilig-thuis", "POST", "/v1/meldingen", maakMelding({ soort: "signaal" }, 30));
    await v.vraag("gemeente-apeldoorn", "POST", `${v.pad}/noodtoegangen`, { reden: "Zij belde." });
    await v.vraag("partner-ggd", "POST", "/v1/trendsignalen", {
      ...{ thema: "slachtofferschap", kenmerken: ["minderjarige-vluchteling"], informeren: ["coa"] },
      ...{ verschijningsvorm: "criminele-uitbuiting", beleidswens: "Vertel het bij aankomst in de opvang." },
    });
    const knelpunt = await v.vraag("partner-ggd", "POST", "/v1/knelpunten", {
      ...{ niveau: "operationeel", thema: "wachttijd", omschrijving: "Er is te weinig plaats.", casusId: null },
    });
    await v.dagen(60);
    const pak = (pad: string, onder: string, wie: string, inhoud: object, versie: number) =>
      v.vraag(wie, "PUT", `${pad}/${onder}`, inhoud, { ifMatch: etagVan(versie) });
    const aan = { eigenaar: { rol: "partner", organisatie: "coa" }, volgendeDatum: "2026-06-01" };
    const bij = `/v1/knelpunten/${String(knelpunt.body["sturingId"])}`;
    const stand = v.deur.casework.vanType("sturingspunt").find((een) => bij.endsWith(een.sturingId))?.versie ?? 0;
    await pak(bij, "eigenaar", "procesregisseur", aan, stand);
    await pak(bij, "uitkomst", "partner-coa", { uitkomst: "opgelost", antwoord: "Er is plaats." }, stand + 1);
    return v;
  },
};

/** The chain in its variants: each walked through the front door, looked at from its first melding on. */
export const VERHALEN = {
  ...OP_EEN_CASUS,
  ...VAN_TWEE_CASUSSEN,
  "a criminal track, from its start to judgment": metTraject,
};
