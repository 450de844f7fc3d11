import { clientenIn } from "../casus.ts";
import type { Actor, Rol } from "../actor.ts";
import { berichtenAan, gebeurtenis, historie, maakIds, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { FG_ONTVANGER, organisatieVoor } from "../regio.ts";
import { plusSeconden } from "../tijd.ts";
import type { Noodtoegang, NoodtoegangInvoer } from "../noodtoegang.ts";
import { samen, type Wijziging } from "../wijziging.ts";

/**
 * Opens a casus for one person for some hours, and tells procesregie and the FG in the same transaction (design section 8).
 * What it opens is the policies' affair; who may, too. An earlier opening that ended, or
 * that this one outlasts, leaves the head of the casus: it has at most two of one person.
 */
export const takeNoodtoegang = (
  { casus, historieKoppen }: Pick<CasusDossier, "casus" | "historieKoppen">,
  door: { readonly actor: Actor; readonly rol: Rol },
  invoer: NoodtoegangInvoer,
  context: Besluitcontext,
): { readonly wijziging: Wijziging; readonly noodtoegang: Noodtoegang } => {
  const { nu, regio } = context;
  const { actorId, organisatie } = door.actor;
  const noodtoegang: Noodtoegang = {
    type: "noodtoegang",
    noodtoegangId: maakIds(context.nieuwId).vastlegging(),
    casusId: casus.casusId,
    ...{ actorId, organisatie, rol: door.rol, reden: invoer.reden },
    ...{ van: nu, tot: plusSeconden(nu, invoer.uren * 3600) },
    dossierIds: [...clientenIn(casus)],
  };
  const { noodtoegangId, tot } = noodtoegang;
  const berichten = berichtenAan(
    [organisatieVoor(regio, "procesregie", casus), FG_ONTVANGER],
    {
      soort: "toegang.noodtoegang-genomen",
      onderwerp: noodtoegangId,
      dataref: "/v1/noodtoegangen",
      data: { noodtoegangId, casusId: casus.casusId, tot },
    },
    context,
  );
  const lopend = casus.noodtoegangen.filter(
    (eerder) => nu < eerder.tot && (eerder.actorId !== actorId || eerder.tot > tot),
  );
  return {
    noodtoegang,
    wijziging: samen(
      {
        nieuw: [noodtoegang, ...gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context)],
        vervangen: [{ ...casus, versie: casus.versie + 1, noodtoegangen: [...lopend, { actorId, van: nu, tot }] }],
        mitsOpen: [],
      },
      historie(
        casus.casusId,
        historieKoppen,
        { compartiment: "veiligheid", wat: "noodtoegang", inhoud: noodtoegang },
        context,
      ),
    ),
  };
};
