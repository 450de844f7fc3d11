import { isLopend, type LopendeAanlevering } from "../../shared/domain/aanlevering.ts";
import { breekAanleveringAf } from "../../shared/domain/besluiten/aanleveren.ts";
import { wachtOpCasus } from "../../shared/domain/besluiten/signalen.ts";
import { biedGebeurtenisAan, roepOp, taakGemeld } from "../../shared/domain/bewaking.ts";
import { wachttijd } from "../../shared/domain/bezorging.ts";
import { isAfTeSchermen } from "../../shared/domain/casussamenvoeging.ts";
import type { Gebeurtenis } from "../../shared/domain/gebeurtenis.ts";
import type { KetenRecord } from "../../shared/domain/records.ts";
import { isLopendSturingspunt } from "../../shared/domain/sturing.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";
import type { Busbericht } from "../../shared/ports/keten.ts";
import { codeVan } from "../../shared/runtime/log.ts";
import { schrijf, type KlokAfhankelijkheden, type Nu } from "./watch.ts";
import { bewaakOverleg, bewaakPartner, bewaakUitnodiging, bewaakZetel } from "./watch-afspraken.ts";
import { bezorgOpnieuw, meldKanaal } from "./watch-bezorging.ts";
import { tellBundel } from "./tell-bundel.ts";
import { bewaakHerlevering } from "./watch-herlevering.ts";
import { bewaakLoop } from "./watch-executions.ts";
import { bewaakCasustaak, bewaakMelding, bewaakSturing, bewaakTraject } from "./watch-work.ts";

const biedAan = async (item: Gebeurtenis, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  if (!item.aanbieden) {
    await schrijf({ ...item, versie: item.versie + 1, klok: null }, afhankelijkheden);
    return;
  }
  const { heraanbodSeconden, toeval } = afhankelijkheden;
  const klok = plusSeconden(nu, wachttijd(heraanbodSeconden, item.aangeboden + 1, toeval()));
  if (await schrijf(biedGebeurtenisAan(item, klok), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
};

/** One that was never received whole is cleaned up; one of which no more is heard is offered again. */
const bewaakAanlevering = async (item: LopendeAanlevering, later: Nu, afhankelijkheden: KlokAfhankelijkheden) => {
  const half = item.status === "wordt-ontvangen";
  const nieuw = half ? breekAanleveringAf(item, later) : roepOp(item, later);
  if (await schrijf(nieuw, afhankelijkheden)) afhankelijkheden.tel(half ? "Opgegeven" : "Heraangeboden");
};

/** Does what is due for one record; answers the event that has to go on the bus again, if any. */
export const handleRecord = async (
  item: KetenRecord,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<Busbericht | null> => {
  const later = plusSeconden(nu, afhankelijkheden.heraanbodSeconden);
  switch (item.type) {
    case "taak":
      if (item.status === "open") await bewaakCasustaak(item, nu, afhankelijkheden);
      else if (item.uitvoering === null) await schrijf(taakGemeld(item), afhankelijkheden);
      else if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "trajecttaak":
      if (item.status === "open") await bewaakTraject(item, nu, afhankelijkheden);
      else if (item.uitvoering === null) await schrijf(taakGemeld(item), afhankelijkheden);
      else if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "meldingtaak":
      if (item.status === "open") await bewaakMelding(item, nu, afhankelijkheden);
      return null;
    case "uitnodiging":
      await bewaakUitnodiging(item, nu, afhankelijkheden);
      return null;
    case "overleg":
      await bewaakOverleg(item, nu, afhankelijkheden);
      return null;
    case "zetel":
      await bewaakZetel(item, nu, afhankelijkheden);
      return null;
    case "partner":
      await bewaakPartner(item, nu, later, afhankelijkheden);
      return null;
    case "casus":
    case "interventie":
    case "strafrechtelijk-traject":
      if (item.status === "open") await bewaakLoop(item, nu, afhankelijkheden);
      // It closed, and what ended in it is not shielded yet.
      else if (item.type === "casus" && isAfTeSchermen(item) && (await schrijf(roepOp(item, later), afhankelijkheden)))
        afhankelijkheden.tel("Heraangeboden");
      return null;
    case "melding":
      if (item.nogTeDossieren === null && !item.teRegistreren && !wachtOpCasus(item))
        await schrijf({ ...item, versie: item.versie + 1, klok: null, teDrijven: false }, afhankelijkheden);
      else if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "aanlevering":
      if (isLopend(item)) await bewaakAanlevering(item, later, afhankelijkheden);
      return null;
    case "dossier":
      if (await schrijf(roepOp(item, later), afhankelijkheden)) afhankelijkheden.tel("Heraangeboden");
      return null;
    case "bijlage":
      // The date moves first: whoever judges gives it a better one, and if that is lost the attachment is seen again.
      if (item.klok !== null && (await schrijf({ ...item, versie: item.versie + 1, klok: later }, afhankelijkheden))) {
        await afhankelijkheden.keuring.controleer(item.bijlageId);
        afhankelijkheden.tel("Heraangeboden");
      }
      return null;
    case "sturingspunt":
      if (isLopendSturingspunt(item)) await bewaakSturing(item, nu, afhankelijkheden);
      return null;
    case "gebeurtenis":
      await biedAan(item, nu, afhankelijkheden);
      return null;
    case "bundel":
      await tellBundel(item, nu, afhankelijkheden);
      return null;
    case "herlevering":
      if (item.status === "loopt") await bewaakHerlevering(item, nu, afhankelijkheden);
      return null;
    case "notificatie":
      return bezorgOpnieuw(item, nu, afhankelijkheden);
    case "kanaal":
      return meldKanaal(item, nu, afhankelijkheden);
    default:
      afhankelijkheden.log("functie-mislukt", { foutnaam: codeVan(`klok-op-${item.type}`) });
      return null;
  }
};
