import { finishSturingspunt, takeUpSturingspunt } from "../../shared/domain/besluiten/sturing.ts";
import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import type { SturingId } from "../../shared/domain/ids.ts";
import type { Sturingseigenaar } from "../../shared/domain/regio-sturing.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Sturingspunt, Sturingsoort } from "../../shared/domain/sturing.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import { beslistOver } from "../../shared/access/rollen.ts";
import type { Sturingoperaties, Sturingsbeeld } from "../../shared/api/schemas/sturing.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logregelsVan, logWeigering } from "../../shared/runtime/logregels.ts";
import { schrijfVersie } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";
import { beeldVoor } from "./beeld.ts";
import { zoekSturingspunt } from "./read-sturing.ts";

type Besloten = Result<{ readonly punt: Sturingspunt; readonly wijziging: Wijziging }, Weigering>;

/** The one way in which a point changes: visibility → right → body → version → decision, in one transaction. */
const wijzig = async <B>(
  afhankelijkheden: Toegangsafhankelijkheden,
  soort: Sturingsoort,
  verzoek: Pick<Verzoek, "actor" | "nu" | "trace" | "operatie" | "toetsVersie">,
  sturingId: SturingId,
  lees: () => Result<B, Weigering>,
  besluit: (punt: Sturingspunt, invoer: B, door: Sturingseigenaar, context: Besluitcontext) => Besloten,
): Promise<{ readonly status: 200; readonly body: Sturingsbeeld } | { readonly weigering: Weigering }> => {
  const { casework, regio, sleutels } = afhankelijkheden;
  const { actor, nu, trace, operatie } = verzoek;
  const object = `${soort}/${sturingId}`;
  const uitkomst = await schrijfVersie(afhankelijkheden, async () => {
    const punt = await zoekSturingspunt(afhankelijkheden, verzoek, soort, sturingId);
    if (punt === null) return mislukt({ code: "niet-gevonden" });
    const door = beslistOver(actor, punt, nu, regio);
    if (door === null) return mislukt({ code: "geen-recht", nodig: `de rol ${punt.eigenaar.rol}, als eigenaar` });
    const body = lees();
    if (!body.ok) return body;
    const actueel = verzoek.toetsVersie(punt.versie);
    if (!actueel.ok) return actueel;
    const context = besluitcontext(afhankelijkheden, nu, door, { partners: await casework.partners() });
    const besloten = besluit(punt, body.waarde, door, context);
    if (!besloten.ok) return besloten;
    const handeling = {
      actor,
      nu,
      trace,
      rol: door.rol,
      naam: operatie.operationId,
      object,
      resultaat: "gelukt" as const,
    };
    return gelukt({
      wijziging: besloten.waarde.wijziging,
      regels: await logregelsVan(handeling, [], sleutels),
      antwoord: beeldVoor(actor, besloten.waarde.punt),
    });
  });
  if (uitkomst.ok) return { status: 200, body: uitkomst.waarde };
  if (uitkomst.fout.code === "geen-recht") await logWeigering(verzoek, object, afhankelijkheden);
  return { weigering: uitkomst.fout };
};

/** What becomes of a knelpunt or trendsignaal: by who owns it, and by the ketenregisseur. */
export const changeSturing = (afhankelijkheden: Toegangsafhankelijkheden, soort: Sturingsoort) => ({
  pakOp: (verzoek: Verzoek<Sturingoperaties["pakOp"]>): Promise<AntwoordVan<Sturingoperaties["pakOp"]>> =>
    wijzig(
      afhankelijkheden,
      soort,
      verzoek,
      verzoek.padParameters.sturingId,
      () => verzoek.body(),
      (punt, invoer, _door, context) => takeUpSturingspunt(punt, invoer, context),
    ),
  rondAf: (verzoek: Verzoek<Sturingoperaties["rondAf"]>): Promise<AntwoordVan<Sturingoperaties["rondAf"]>> =>
    wijzig(afhankelijkheden, soort, verzoek, verzoek.padParameters.sturingId, () => verzoek.body(), finishSturingspunt),
});
