import type * as z from "zod";
import type { Besluitcontext } from "../besluit.ts";
import { duurt } from "../betrokkenheid.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import { lopendeUitnodigingen } from "../intrekking.ts";
import type { Stap } from "../pad.ts";
import { partnerbeeldIn } from "../partner.ts";
import { ontbrekendeDomeinen } from "../partnervoorstel.ts";
import { zetelsVan, type Partner } from "../regio.ts";
import { plusSeconden, type Instant } from "../tijd.ts";
import type { Deelnamewijze, Uitnodiging, uitnodigingenInvoer } from "../uitnodiging.ts";
import type { Veldfout } from "../weigering.ts";
import { VERSTE_SECONDEN } from "./overleggen.ts";
import { organisatieFouten } from "./regels.ts";

type Invoer = z.infer<typeof uitnodigingenInvoer>;
/** Who is invited, with what the register or the region says of how it takes part. */
export type Genodigde = Invoer["uitnodigingen"][number] & { readonly domein: Partner["domein"] };

/** The steps after the first invitations at which more partners can be asked, beside the path (H3.2-c7). */
const STAPPEN_NA_UITNODIGEN: readonly Stap[] = [
  ...(["casusoverleg", "weging-2", "plan-van-aanpak", "acties-uitzetten", "voortgang", "nazorg"] as const),
];
/** Until here an 'eventueel andere partij' can be asked: later there is nothing in which it takes part (R19). */
const STAPPEN_VOOR_EVENTUEEL: readonly Stap[] = ["partners-uitnodigen", "casusoverleg", "weging-2", "plan-van-aanpak"];

/** So that the end of a casus, with all invitations that lapse or end, stays below the 60 items of a transaction. */
const TEGELIJK_UITGENODIGD = 15;
/** So that a step that ends the part of all of them does, too. */
const TEGELIJK_EVENTUEEL = 5;
/** How the organisations that are invited take part: what the register or the region says of them. */
export const genodigdenVan = (
  { uitnodigingen }: Invoer,
  { regio, partners, nu }: Besluitcontext,
): readonly Genodigde[] =>
  uitnodigingen.map((uitnodiging) => {
    const beeld = partnerbeeldIn(partners ?? [], uitnodiging.organisatie, regio, nu);
    // Such a party is never there for the whole casus, whatever is asked (R19).
    const als: Deelnamewijze = beeld?.soort === "overig" ? "eventueel" : uitnodiging.als;
    return { ...uitnodiging, als, domein: beeld?.domein ?? "geen" };
  });

/** Whether an accepted invitation gives this organisation no access any more, and is not ended yet. */
const isNogAfTeSluiten = (
  { betrokken }: OpenCasus,
  lopende: readonly Uitnodiging[],
  organisatie: OrganisatieCode,
  nu: Instant,
): boolean =>
  lopende.some((een) => een.organisatie === organisatie && een.status === "geaccepteerd") &&
  !betrokken.some((een) => een.organisatie === organisatie && duurt(een, nu));

const plaatsFouten = (
  dossier: CasusDossier,
  casus: OpenCasus,
  genodigden: readonly Genodigde[],
  invoer: Invoer,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { nu, kalender, regio } = context;
  const vandaag = kalender.dagVan(nu);
  const zetels = zetelsVan(regio, casus.gemeente);
  const lopende = lopendeUitnodigingen(dossier);
  const telEventueel = [...lopende, ...genodigden].filter(({ als }) => als === "eventueel").length;
  const telAlle = lopende.length + genodigden.length;
  return [
    ...(invoer.besprekingOp < vandaag
      ? [{ veld: "besprekingOp", melding: "ligt in het verleden; kies de dag waarop de casus wordt besproken" }]
      : []),
    ...(invoer.besprekingOp > kalender.dagVan(plusSeconden(nu, VERSTE_SECONDEN))
      ? [{ veld: "besprekingOp", melding: "ligt meer dan een jaar vooruit; controleer het jaar" }]
      : []),
    ...(telAlle > TEGELIJK_UITGENODIGD
      ? [
          {
            veld: "uitnodigingen",
            melding: `er zijn dan ${telAlle} partners tegelijk uitgenodigd; hoogstens ${TEGELIJK_UITGENODIGD}. Beëindig eerst een deelname`,
          },
        ]
      : []),
    ...(telEventueel > TEGELIJK_EVENTUEEL
      ? [
          {
            veld: "uitnodigingen",
            melding: `hoogstens ${TEGELIJK_EVENTUEEL} eventueel andere partijen tegelijk; beëindig eerst een deelname`,
          },
        ]
      : []),
    ...genodigden.flatMap(({ organisatie, als, toegangTot }, i) => {
      const veld = `uitnodigingen[${i}].organisatie`;
      const eerder = genodigden.findIndex((een) => een.organisatie === organisatie) < i;
      return [
        ...(eerder ? [{ veld, melding: "staat er al; nodig een partner één keer uit" }] : []),
        // Whoever works there would see the casus as a partner, a deputy outside the window too.
        ...(zetels.includes(organisatie) ? [{ veld, melding: "heeft al een zetel in deze casus" }] : []),
        ...(casus.betrokken.some((een) => een.organisatie === organisatie && duurt(een, nu))
          ? [{ veld, melding: "doet al mee aan deze casus" }]
          : []),
        ...(lopende.some((een) => een.organisatie === organisatie && een.status === "open")
          ? [{ veld, melding: "is al uitgenodigd en heeft nog niet geantwoord; trek die uitnodiging in of wacht af" }]
          : []),
        // Its last part is over by date, and the clock still has to take its work back: of two invitations at once the end of
        // the first would take what belongs to the second.
        ...(isNogAfTeSluiten(casus, lopende, organisatie, nu)
          ? [
              {
                veld,
                melding: "deed mee tot een datum die net voorbij is; beëindig die uitnodiging, of wacht enkele minuten",
              },
            ]
          : []),
        ...(als === "eventueel" && !STAPPEN_VOOR_EVENTUEEL.includes(casus.positie.stap)
          ? [{ veld, melding: "kan alleen meedoen bij de tweede weging en het plan van aanpak, en die zijn voorbij" }]
          : []),
        ...(toegangTot !== null && toegangTot < invoer.besprekingOp
          ? [
              {
                veld: `uitnodigingen[${i}].toegangTot`,
                melding: "ligt voor de bespreking; kies een latere dag of laat de toegang met de casus eindigen",
              },
            ]
          : []),
      ];
    }),
  ];
};

/** What differs from the suggestion without a reason, and reasons for what does not differ (S1.6.3). */
const afwijkingFouten = (
  voorgesteld: ReadonlyMap<string, readonly string[]>,
  invoer: Invoer,
  mogelijk: readonly Genodigde[],
  eersteKeer: boolean,
): readonly Veldfout[] => {
  const uitgenodigd = new Set(invoer.uitnodigingen.map(({ organisatie }) => organisatie));
  const gemotiveerd = new Set(invoer.afwijkingen.map(({ organisatie }) => organisatie));
  const zonderReden = (organisatie: string): boolean => !gemotiveerd.has(organisatie);
  // Later it is about who comes in addition; and who asks nobody said why for all of them.
  const nietUitgenodigd =
    eersteKeer && uitgenodigd.size > 0
      ? [...voorgesteld.keys()].filter((organisatie) => !uitgenodigd.has(organisatie)).filter(zonderReden)
      : [];
  return [
    ...nietUitgenodigd.map((organisatie) => ({
      veld: "afwijkingen",
      melding: `geef de reden waarom ${organisatie} niet wordt uitgenodigd; het partnervoorstel noemt deze partner (${(voorgesteld.get(organisatie) ?? []).join(", ")})`,
    })),
    ...mogelijk
      .map(({ organisatie }) => organisatie)
      .filter((organisatie) => !voorgesteld.has(organisatie))
      .filter(zonderReden)
      .map((organisatie) => ({
        veld: "afwijkingen",
        melding: `geef de reden waarom ${organisatie} wordt uitgenodigd; het partnervoorstel noemt deze partner niet`,
      })),
    ...invoer.afwijkingen.flatMap(({ organisatie }, i) => {
      const veld = `afwijkingen[${i}].organisatie`;
      const eerder = invoer.afwijkingen.findIndex((een) => een.organisatie === organisatie) < i;
      if (eerder) return [{ veld, melding: "staat er al; geef per partner één reden" }];
      return voorgesteld.has(organisatie) === uitgenodigd.has(organisatie)
        ? [{ veld, melding: "wijkt niet af van het partnervoorstel; laat deze reden weg" }]
        : [];
    }),
  ];
};

/**
 * Both care and safety are asked, or it is said why not (S1.6.3). The seats do not count: they are at the table of every casus,
 * and the quorum guards them; what the shell must add is both views of this one.
 */
const domeinFouten = (
  dossier: CasusDossier,
  genodigden: readonly Genodigde[],
  invoer: Invoer,
  { partners, regio, nu }: Besluitcontext,
) => {
  if (genodigden.length === 0 || invoer.ontbrekendDomein !== null) return [];
  const domeinen = [
    ...genodigden.map(({ domein }) => domein),
    ...lopendeUitnodigingen(dossier).flatMap(
      ({ organisatie }) => partnerbeeldIn(partners ?? [], organisatie, regio, nu)?.domein ?? [],
    ),
  ];
  return ontbrekendeDomeinen(domeinen).map((domein) => ({
    veld: "ontbrekendDomein",
    melding: `geef de reden waarom niemand uit het domein ${domein} wordt uitgenodigd, of nodig er een uit`,
  }));
};

/** Whether partners can be invited at this step; first at the step that is for it, later beside the path. */
export const nodigtUitBij = (stap: Stap): "eerst" | "later" | null => {
  if (stap === "partners-uitnodigen") return "eerst";
  return STAPPEN_NA_UITNODIGEN.includes(stap) ? "later" : null;
};

/**
 * Everything that is wrong with an invitation of these organisations, all at once.
 * @param voorgesteld whom the rules suggest, each with their codes
 */
export const uitnodigingsfouten = (
  dossier: CasusDossier,
  casus: OpenCasus,
  {
    invoer,
    genodigden,
    voorgesteld,
  }: {
    readonly invoer: Invoer;
    readonly genodigden: readonly Genodigde[];
    readonly voorgesteld: ReadonlyMap<string, readonly string[]>;
  },
  context: Besluitcontext,
): readonly Veldfout[] => {
  const eersteKeer = nodigtUitBij(casus.positie.stap) === "eerst";
  const veldVan = (i: number): string => `uitnodigingen[${i}].organisatie`;
  const fouten = [
    ...organisatieFouten(
      context,
      genodigden.map(({ organisatie }, i) => ({ veld: veldVan(i), organisatie })),
    ),
    ...plaatsFouten(dossier, casus, genodigden, invoer, context),
  ];
  // Who cannot be invited needs no reason for it as well.
  const mogelijk = genodigden.filter((_, i) => !fouten.some(({ veld }) => veld === veldVan(i)));
  return [
    ...(eersteKeer || genodigden.length > 0
      ? []
      : [{ veld: "uitnodigingen", melding: "nodig ten minste één partner uit" }]),
    ...fouten,
    ...afwijkingFouten(voorgesteld, invoer, mogelijk, eersteKeer),
    ...(eersteKeer ? domeinFouten(dossier, genodigden, invoer, context) : []),
  ];
};
