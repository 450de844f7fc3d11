import type * as z from "zod";
import { mandaatVerlopenOp, type Actor, type Mandaat, type Rol } from "../../shared/domain/actor.ts";
import { kenmerkVan, type Besluit, type Besluitcontext } from "../../shared/domain/besluit.ts";
import { eindeBelet } from "../../shared/domain/besluiten/opschorten.ts";
import { clientenIn, type Casus } from "../../shared/domain/casus.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { Hoedanigheid } from "../../shared/domain/hoedanigheid.ts";
import type { CasusId } from "../../shared/domain/ids.ts";
import type { Informatiesoort, Kenmerk } from "../../shared/domain/kenmerk.ts";
import { KETENREGIETEAM, regioVoor, type Regio } from "../../shared/domain/regio.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Eigenaar } from "../../shared/domain/taak.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import { ROLGROEPEN } from "../../shared/access/entiteiten.ts";
import type { Toegang } from "../../shared/access/toegang.ts";
import type { Operatie } from "../../shared/api/operatie.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logWeigering, type Betrokken, type Handeling } from "../../shared/runtime/logregels.ts";
import type { Route } from "../../shared/runtime/route.ts";
import { beginOpdracht } from "../../shared/runtime/aanvang.ts";
import { schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Antwoord, Verzoek } from "../../shared/runtime/verzoek.ts";
import { clientregels } from "../../shared/runtime/clientregels.ts";
import { alleenZichtbaar } from "./onderdelen.ts";
import { leesBezetters } from "./zetelbezetters.ts";

/** What the command is about within the casus, once found; `null` when it is about the casus itself. */
export interface Doel<T> {
  readonly over: T;
  /**
   * Who may do this: in that role, at that organisation. Null: whoever may record what the command says (`legtVast`), in their own
   * capacity, for the organisation where they work.
   */
  readonly eigenaar: Eigenaar | null;
  /** In which of these roles, the first that fits, when nobody owns it; those who carry out work when left out. */
  readonly rollen?: readonly Rol[];
  /** Who may do it as well. */
  readonly ook?: Eigenaar;
}

/** What exists for the actor: what they may not see does not exist for their command either. */
export interface Zicht {
  /** Whether they read such a part of this casus. */
  readonly leesbaar: (kenmerk: Kenmerk) => boolean;
  /** Whether another casus is there for them. */
  readonly ziet: (casus: Casus) => boolean;
}

/** A professional's command: what it is about and who owns it, which mandate it asks, and the decision. */
export interface Commando<O extends Operatie, B extends z.ZodType, T> {
  readonly operatie: O & { readonly body: B };
  /** Finds what the command is about; null: it does not exist. */
  readonly doel: (
    dossier: CasusDossier,
    pad: z.output<O["parameters"]["pad"]>,
    regio: Regio,
    nu: Instant,
  ) => Doel<T> | null;
  /**
   * What it may record, when the body says which of it: who can record none of it, may not do this at all. Of what is recorded in
   * the end the matrix is asked again.
   */
  readonly legtVast?: (regio: Regio) => readonly Informatiesoort[];
  /** What somebody is told who sees this and may not do it; without: which role they lack. */
  readonly nietBevoegd?: (doel: Doel<T>) => Weigering;
  readonly mandaat?: Mandaat;
  /** The mandates that what is decided asks besides: known once the body is read. */
  readonly mandatenBij?: (invoer: z.output<B>) => readonly Mandaat[];
  /**
   * Who is not on the casus but may see this of it, and in which capacities: an invited partner, the procesbegeleider. Null:
   * it does not exist for them.
   */
  readonly ookZichtbaarVoor?: (
    toegang: Toegang,
    actor: Actor,
    doel: Doel<T>,
    dossier: CasusDossier,
    nu: Instant,
  ) => ReadonlySet<Hoedanigheid> | null;
  /**
   * That it names organisations: the entries of the register are read for it, all in one read, once it is known that the
   * actor may do it. The transaction does not rest on them. A covenant ends by its date too, when nobody writes anything; so
   * what lies with an organisation that is out goes back by the clock, also what came there while it left (`takeBackWerk`).
   */
  readonly noemtOrganisaties?: true;
  /** That it asks who fills the seats, on which mandates: they are read for it as organisations are (X3, X16). */
  readonly vraagtZetels?: true;
  /** Whose data it records besides the clients': each leaves a line too. */
  readonly gaatOver?: (invoer: z.output<B>, dossier: CasusDossier, over: T) => readonly Betrokken[];
  /** The version that the change rests on, which the client names by If-Match; null: there is none yet to name. */
  readonly versie?: (dossier: CasusDossier, leesbaar: Zicht["leesbaar"], over: T) => number | null;
  /** What the answer holds besides where the casus stands. */
  readonly antwoord?: (besluit: Besluit, zicht: Zicht) => Readonly<Record<string, unknown>>;
  readonly besluit: (
    dossier: CasusDossier,
    over: T,
    invoer: z.output<B>,
    context: Besluitcontext,
    zicht: Zicht,
  ) => Result<Besluit, Weigering> | Promise<Result<Besluit, Weigering>>;
}

/** Refusals that tell of somebody who tried what they may not: they leave an audit line. */
const NIET_BEVOEGD: readonly string[] = ["geen-recht", "geen-mandaat"];

const heeftKenmerk = (over: unknown): over is { readonly kenmerk: Kenmerk } =>
  typeof over === "object" && over !== null && "kenmerk" in over;

const casusNa = (dossier: CasusDossier, besluit: Besluit): Casus =>
  // Never another one: a melding that is made of a relapse may join a casus that does not exist for who signalled it.
  besluit.wijziging.vervangen.find(
    (record): record is Casus => record.type === "casus" && record.casusId === dossier.casus.casusId,
  ) ?? dossier.casus;

/** Where the casus now stands, as far as the actor may know: a partner that declines learns nothing of it. */
const antwoordVan = (casus: Casus, id: string, zichtbaar: boolean) => ({
  id,
  casusId: casus.casusId,
  status: zichtbaar ? casus.status : ("open" as const),
  stap: zichtbaar && casus.status === "open" ? casus.positie.stap : null,
});

/** What somebody lacks to do this: the role, and where it must be held when who asks may have it somewhere else. */
const nodigVoor = ({ rol, organisatie }: Eigenaar): string => {
  if (rol === "partner") return `de rol ${rol} bij ${organisatie}`;
  return rol === "lid-ketenregieteam" && organisatie !== KETENREGIETEAM
    ? `de rol ${rol}, vanuit de zetel ${organisatie}`
    : `de rol ${rol}`;
};

/** What somebody lacks who can record nothing of what a command records. */
const SCHRIJFRECHT = "schrijfrecht op een onderdeel hiervan";

/** As what somebody acts for their own organisation: the matrix says whether they may. Null: they carry out nothing there. */
const inEigenHoedanigheid = (
  { rollen, organisatie }: Actor,
  gevraagd: readonly Rol[] = ROLGROEPEN.uitvoerend,
): Eigenaar | null => {
  const rol = gevraagd.find((een) => rollen.includes(een));
  return rol === undefined ? null : { rol, organisatie };
};

/** A refusal for who does not see the casus: not where it stands instead. */
const zonderStand = (weigering: Weigering): Weigering =>
  weigering.code === "stap-niet-aan-de-beurt" ? { ...weigering, huidig: null } : weigering;

/**
 * The one way in which a command is carried out: visibility → right → body → precondition, then everything in one
 * transaction (design section 4, rule 1). Reads afresh and decides again when somebody else was first.
 */
export const commandoRoute = <O extends Operatie, B extends z.ZodType, T>(
  afhankelijkheden: Toegangsafhankelijkheden,
  commando: Commando<O, B, T>,
): Route => {
  const { casework, regio, toegang } = afhankelijkheden;

  /** Each decision asks the mandate of the person who takes it (B1.10, S1.5.1). */
  const zonderMandaat = (
    { actor, nu }: Verzoek<O>,
    mandaten: readonly Mandaat[],
    eigenaar: Eigenaar,
    casus: Casus,
  ): Weigering | null => {
    const ontbreekt = mandaten.find((mandaat) => !toegang.besluiten(actor, eigenaar, mandaat, casus, nu));
    return ontbreekt === undefined
      ? null
      : { code: "geen-mandaat", nodig: ontbreekt, verlopenOp: mandaatVerlopenOp(actor, ontbreekt, nu) };
  };

  /** In which role at which organisation the actor does this; null: they may not. */
  const rolVoor = ({ actor, nu }: Verzoek<O>, { eigenaar, rollen, ook }: Doel<T>, casus: Casus): Eigenaar | null =>
    (eigenaar === null ? inEigenHoedanigheid(actor, rollen) : toegang.uitvoeren(actor, eigenaar, casus, nu)) ??
    (ook === undefined ? null : toegang.uitvoeren(actor, ook, casus, nu));

  const beoordeel = (verzoek: Verzoek<O>, dossier: CasusDossier | null) => {
    const { actor, nu } = verzoek;
    const doel =
      dossier === null ? null : commando.doel(dossier, verzoek.padParameters, regioVoor(regio, dossier.casus), nu);
    if (dossier === null || doel === null) return mislukt<Weigering>({ code: "niet-gevonden" });
    const inzage = toegang.casusInzien(actor, dossier.casus, nu);
    const erbij = commando.ookZichtbaarVoor?.(toegang, actor, doel, dossier, nu) ?? null;
    if (inzage === null && erbij === null) return mislukt<Weigering>({ code: "niet-gevonden" });
    const leesbaar = (kenmerk: Kenmerk): boolean => inzage?.magLezen(kenmerk) === true;
    // Who comes by a door of their own is not in the matrix: what they see by it, that door says.
    if (erbij === null && heeftKenmerk(doel.over) && !leesbaar(doel.over.kenmerk))
      return mislukt<Weigering>({ code: "niet-gevonden" });
    const rol = rolVoor(verzoek, doel, dossier.casus);
    if (rol === null)
      return mislukt<Weigering>(
        commando.nietBevoegd?.(doel) ?? {
          code: "geen-recht",
          nodig: doel.eigenaar === null ? SCHRIJFRECHT : nodigVoor(doel.eigenaar),
        },
      );
    const mandaten = commando.mandaat === undefined ? [] : [commando.mandaat];
    const bezwaar = zonderMandaat(verzoek, mandaten, doel.eigenaar ?? rol, dossier.casus);
    if (bezwaar !== null) return mislukt(bezwaar);
    const hoedanigheden = new Set([...(inzage?.hoedanigheden ?? []), ...(erbij ?? [])]);
    const kan = commando
      .legtVast?.(regio)
      .some((informatie) => toegang.vastleggen(actor, hoedanigheden, kenmerkVan(rol, informatie), nu));
    // Nobody owns it: then that they may record it is the right.
    if (kan === false || (kan === undefined && doel.eigenaar === null))
      return mislukt<Weigering>({ code: "geen-recht", nodig: SCHRIJFRECHT });
    return gelukt({ dossier, doel, rol, hoedanigheden, leesbaar, zichtbaar: inzage !== null });
  };

  /**
   * What is added lies in a cell of the sharing matrix that names the actor's capacity. Asked of every marked record of the
   * change, so that no command can forget it.
   */
  const buitenMatrix = (
    { actor, nu }: Verzoek<O>,
    hoedanigheden: ReadonlySet<Hoedanigheid>,
    { wijziging }: Besluit,
  ): Weigering | null => {
    // Of a dossier no command changes what it tells, only to which casus it points. A melding is a report: whoever may report does so
    // outside the matrix, and sees nothing of it in return.
    const geweigerd = [...wijziging.nieuw, ...wijziging.vervangen].find(
      (record) =>
        record.type !== "dossier" &&
        record.type !== "melding" &&
        "kenmerk" in record &&
        !toegang.vastleggen(actor, hoedanigheden, record.kenmerk, nu),
    );
    if (geweigerd === undefined || !("kenmerk" in geweigerd)) return null;
    const { compartiment, activiteit } = geweigerd.kenmerk;
    return {
      code: "geen-recht",
      nodig: `schrijfrecht in het compartiment ${compartiment} bij activiteit ${activiteit}`,
    };
  };

  const handelingVan = (verzoek: Verzoek<O>, casusId: CasusId, rol: string): Handeling => ({
    actor: verzoek.actor,
    rol,
    naam: commando.operatie.operationId,
    object: `casus/${casusId}`,
    resultaat: "gelukt",
    trace: verzoek.trace,
    nu: verzoek.nu,
  });

  // Every command lies below a casus: its schema parses the id.
  const casusIdUit = (pad: Verzoek["padParameters"]): CasusId => (pad as { casusId: CasusId }).casusId;

  const voerUit = async (verzoek: Verzoek<O>, dossier: CasusDossier | null): Promise<Antwoord> => {
    const casusId = casusIdUit(verzoek.padParameters);
    const aanvang = await beginOpdracht(
      verzoek,
      // O's body is B: TypeScript keeps the conditional type of a generic operation open.
      () => verzoek.body() as Result<z.output<B>, Weigering>,
      `casus/${casusId}`,
      () => beoordeel(verzoek, dossier),
      afhankelijkheden,
    );
    if (!aanvang.ok) return aanvang.fout;
    const { eerste, body, herkenning } = aanvang.waarde;

    const vooraf = new Set<string>();
    let gelezen: typeof eerste | null = eerste;
    const antwoord = await schrijfOpdracht(afhankelijkheden, verzoek.nu, herkenning, async () => {
      const beoordeeld = gelezen ?? beoordeel(verzoek, await casework.casusDossier(casusId));
      gelezen = null;
      if (!beoordeeld.ok) return beoordeeld;
      const { dossier, doel, rol, hoedanigheden, leesbaar, zichtbaar } = beoordeeld.waarde;
      const mandaten = commando.mandatenBij?.(body) ?? [];
      const bezwaar = zonderMandaat(verzoek, mandaten, doel.eigenaar ?? rol, dossier.casus);
      if (bezwaar !== null) return mislukt(bezwaar);
      const opVersie = commando.versie?.(dossier, leesbaar, doel.over) ?? null;
      const versie = opVersie === null ? gelukt(null) : verzoek.toetsVersie(opVersie);
      if (!versie.ok) return versie;
      const [partners, zetels] = await Promise.all([
        commando.noemtOrganisaties === true ? casework.partners() : null,
        commando.vraagtZetels === true ? leesBezetters(casework, regio, verzoek.nu) : null,
      ]);
      const { actorId } = verzoek.actor;
      const context = {
        ...besluitcontext(afhankelijkheden, verzoek.nu, rol, { partners, zetels, actorId }),
        // Who directs this casus is a fact of it.
        regio: regioVoor(regio, dossier.casus),
      };
      const zicht = { leesbaar, ziet: (een: Casus) => toegang.casusInzien(verzoek.actor, een, verzoek.nu) !== null };
      const besluit = await commando.besluit(dossier, doel.over, body, context, zicht);
      if (!besluit.ok) return mislukt(zichtbaar ? alleenZichtbaar(besluit.fout, leesbaar) : zonderStand(besluit.fout));
      const buiten = buitenMatrix(verzoek, hoedanigheden, besluit.waarde);
      if (buiten !== null) return mislukt(buiten);
      const casus = casusNa(dossier, besluit.waarde);
      // Who only answers a handover does not see the casus, and is not held up by what it agreed within.
      const belet = zichtbaar ? eindeBelet(dossier.casus, casus, verzoek.nu) : null;
      if (belet !== null) return mislukt(belet);
      return gelukt({
        wijziging: besluit.waarde.wijziging,
        regels: await clientregels(
          handelingVan(verzoek, casusId, rol.rol),
          [
            // Who came to the casus by this as well.
            ...[...new Set([...clientenIn(dossier.casus), ...casus.dossierIds])].map(client),
            ...(commando.gaatOver?.(body, dossier, doel.over) ?? []),
          ],
          vooraf,
          afhankelijkheden,
        ),
        antwoord: {
          ...antwoordVan(casus, besluit.waarde.id, zicht.ziet(casus)),
          ...commando.antwoord?.(besluit.waarde, zicht),
        },
        locatie: `/casussen/${casusId}`,
      });
    });
    if ("weigering" in antwoord && NIET_BEVOEGD.includes(antwoord.weigering.code))
      await logWeigering(verzoek, `casus/${casusId}`, afhankelijkheden);
    return antwoord;
  };

  return {
    operatie: commando.operatie,
    vooraf: (pad) => casework.casusDossier(casusIdUit(pad)),
    voerUit: (verzoek, gelezen) => voerUit(verzoek as Verzoek<O>, gelezen as CasusDossier | null),
  };
};
