import type { Actor } from "../../shared/domain/actor.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { isLopendSturingspunt, type Sturingspunt } from "../../shared/domain/sturing.ts";
import type { Sturingsbeeld } from "../../shared/api/schemas/sturing.ts";

/** A point as somebody of this organisation reads it: which other one reported it is not told. */
export const beeldVoor = ({ organisatie }: Pick<Actor, "organisatie">, punt: Sturingspunt): Sturingsbeeld => {
  const { sturingId, versie, inhoud, gemeldDoor, gemeldOp, status, eigenaar } = punt;
  const knelpunt = inhoud.soort === "knelpunt";
  const informeren: readonly OrganisatieCode[] = knelpunt ? [] : inhoud.informeren;
  return {
    ...{ sturingId, versie, soort: inhoud.soort, thema: inhoud.thema, gemeldOp, status, eigenaar },
    niveau: knelpunt ? inhoud.niveau : null,
    omschrijving: knelpunt ? inhoud.omschrijving : inhoud.beleidswens,
    kenmerken: knelpunt ? [] : inhoud.kenmerken,
    verschijningsvorm: knelpunt ? null : inhoud.verschijningsvorm,
    informeren: [...informeren],
    eigen: gemeldDoor === organisatie,
    volgendeDatum: isLopendSturingspunt(punt) ? punt.volgendeDatum : null,
    antwoord: isLopendSturingspunt(punt) ? null : punt.antwoord,
    afgerondOp: isLopendSturingspunt(punt) ? null : punt.afgerondOp,
  };
};
