import type { Besluitcontext } from "../besluit.ts";
import type { Deelnemer, GewogenDoor } from "../weging.ts";
import type { Veldfout } from "../weigering.ts";
import type { Zetelbezetter } from "../zetelbezetting.ts";
import { organisatieFouten } from "./regels.ts";

/** Who fills the seats now; a decision that asks it was given them. */
export const bezetters = ({ zetels }: Besluitcontext): readonly Zetelbezetter[] => {
  if (zetels === null) throw new Error("A weging was taken without knowing who fills the seats");
  return zetels;
};

/** Of those on the seat: whom was named, else who records it, else who has the mandate, a deputy before the holder. */
const wieZat = ({ organisatie, actorId }: Deelnemer, context: Besluitcontext): Zetelbezetter | undefined => {
  const opZetel = bezetters(context).filter(({ zetel }) => zetel === organisatie);
  if (actorId !== null) return opZetel.find((een) => een.actorId === actorId);
  const gemandateerd = opZetel.filter(({ mandaten }) => mandaten.includes("weging"));
  return gemandateerd.find((een) => een.actorId === context.actorId) ?? gemandateerd[0] ?? opZetel[0];
};

/** The participants as the register knows them, and what is wrong with them (X3, B1.10, S1.5.1). */
export const deelnemersVan = (
  genoemd: readonly (Deelnemer | null)[],
  context: Besluitcontext,
): { readonly deelnemers: readonly GewogenDoor[]; readonly fouten: readonly Veldfout[] } => {
  const deelnemers: GewogenDoor[] = [];
  const fouten: Veldfout[] = [];
  genoemd.forEach((een, i) => {
    if (een === null) return;
    const { organisatie, akkoord, toelichting } = een;
    const wie = wieZat(een, context);
    const veld = `deelnemers[${i}]`;
    if (genoemd.findIndex((ander) => ander?.organisatie === organisatie) !== i)
      fouten.push({ veld: `${veld}.organisatie`, melding: "staat er twee keer; een zetel weegt één keer" });
    else if (wie === undefined)
      fouten.push(
        een.actorId === null
          ? { veld: `${veld}.organisatie`, melding: "heeft nu niemand op de zetel; wijs een houder of vervanger aan" }
          : { veld: `${veld}.actorId`, melding: "bekleedt deze zetel nu niet, als houder of als vervanger" },
      );
    else if (deelnemers.some(({ actorId }) => actorId === wie.actorId))
      fouten.push({
        veld: `${veld}.organisatie`,
        melding: "wordt bekleed door iemand die al meeweegt vanuit een andere zetel",
      });
    else if (!wie.mandaten.includes("weging"))
      fouten.push({
        veld: `${veld}.${een.actorId === null ? "organisatie" : "actorId"}`,
        melding: "heeft nu niemand met een geldig mandaat om te wegen; laat het mandaat verlenen of neem een vervanger",
      });
    else
      deelnemers.push({
        ...{ organisatie, akkoord, toelichting, rol: "lid-ketenregieteam", mandaat: "weging" },
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
