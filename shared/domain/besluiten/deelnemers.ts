import type { Besluitcontext } from "../besluit.ts";
import type { Deelnemer, GewogenDoor } from "../weging.ts";
import type { Veldfout } from "../weigering.ts";
import type { Zetelbezetter } from "../zetelbezetting.ts";
import { organisatieFouten } from "./regels.ts";

/** Who fills the seats now; a decision that asks it was given them. */
export const bezetters = ({ zetels }: Besluitcontext): readonly Zetelbezetter[] => {
  if (zetels === null) throw new Error("A decision of the team was taken without knowing who fills the seats");
  return zetels;
};

/** Of those on the seat: whom was named, else who records it, else who has the mandate, a deputy before the holder. */
const wieZat = (
  { organisatie, actorId }: Deelnemer,
  mandaat: GewogenDoor["mandaat"],
  context: Besluitcontext,
): Zetelbezetter | undefined => {
  const opZetel = bezetters(context).filter(({ zetel }) => zetel === organisatie);
  if (actorId !== null) return opZetel.find((een) => een.actorId === actorId);
  const gemandateerd = opZetel.filter(({ mandaten }) => mandaten.includes(mandaat));
  return gemandateerd.find((een) => een.actorId === context.actorId) ?? gemandateerd[0] ?? opZetel[0];
};

/** What somebody does without a mandate for it. */
const ZONDER_MANDAAT = { weging: "om te wegen", "plan-vaststellen": "om een plan vast te stellen" } as const;

/**
 * The participants as the register knows them, and what is wrong with them (X3, B1.10, S1.5.1).
 * @param mandaat what they decide on
 */
export const deelnemersVan = (
  genoemd: readonly (Deelnemer | null)[],
  context: Besluitcontext,
  mandaat: GewogenDoor["mandaat"] = "weging",
): { readonly deelnemers: readonly GewogenDoor[]; readonly fouten: readonly Veldfout[] } => {
  const deelnemers: GewogenDoor[] = [];
  const fouten: Veldfout[] = [];
  genoemd.forEach((een, i) => {
    if (een === null) return;
    const { organisatie, akkoord, toelichting } = een;
    const wie = wieZat(een, mandaat, context);
    const veld = `deelnemers[${i}]`;
    if (genoemd.findIndex((ander) => ander?.organisatie === organisatie) !== i)
      fouten.push({ veld: `${veld}.organisatie`, melding: "staat er twee keer; een zetel beslist één keer" });
    else if (wie === undefined)
      fouten.push(
        een.actorId === null
          ? { veld: `${veld}.organisatie`, melding: "heeft nu niemand op de zetel; wijs een houder of vervanger aan" }
          : { veld: `${veld}.actorId`, melding: "bekleedt deze zetel nu niet, als houder of als vervanger" },
      );
    else if (deelnemers.some(({ actorId }) => actorId === wie.actorId))
      fouten.push({
        veld: `${veld}.organisatie`,
        melding: "wordt bekleed door iemand die al meedoet vanuit een andere zetel",
      });
    else if (!wie.mandaten.includes(mandaat))
      fouten.push({
        veld: `${veld}.${een.actorId === null ? "organisatie" : "actorId"}`,
        melding: `heeft nu niemand met een geldig mandaat ${ZONDER_MANDAAT[mandaat]}; laat het mandaat verlenen of neem een vervanger`,
      });
    else
      deelnemers.push({
        ...{ organisatie, akkoord, toelichting, rol: "lid-ketenregieteam", mandaat },
        ...{ actorId: wie.actorId, hoedanigheid: wie.hoedanigheid },
      });
  });
  return {
    deelnemers,
    fouten: [
      ...fouten,
      ...organisatieFouten(
        context,
        genoemd.flatMap((een, i) =>
          een === null ? [] : [{ veld: `deelnemers[${i}].organisatie`, organisatie: een.organisatie }],
        ),
      ),
    ],
  };
};
