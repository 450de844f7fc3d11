import type * as z from "zod";
import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import { recordTrajectstap, type Trajectbesluit, type Trajectcasus } from "../../shared/domain/besluiten/traject.ts";
import type { Stapinvoer, Stapsoort } from "../../shared/domain/besluiten/trajectfouten.ts";
import type { TrajectId } from "../../shared/domain/ids.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Trajectdossier } from "../../shared/domain/traject.ts";
import type { TrajectInvoer } from "../../shared/domain/trajectinvoer.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Trajectrecht } from "../../shared/access/toegang.ts";
import type { Operatie } from "../../shared/api/operatie.ts";
import { besluitcontext, type Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { clientregels } from "../../shared/runtime/clientregels.ts";
import { beginOpdracht } from "../../shared/runtime/aanvang.ts";
import type { Route } from "../../shared/runtime/route.ts";
import { schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { Antwoord, Verzoek } from "../../shared/runtime/verzoek.ts";
import { BUITEN_MATRIX, buitenMatrix } from "./matrix.ts";
import { betrokkenenBij, gegaan, objectVan } from "./trajectbeeld.ts";

/** A command on a criminal track: which right it asks, and the decision. */
interface Trajectcommando<O extends Operatie, B extends z.ZodType> {
  readonly operatie: O & { readonly body: B };
  readonly recht: Trajectrecht;
  /** That it names organisations: the entries of the register are read for it. */
  readonly noemtOrganisaties?: true;
  readonly besluit: (
    dossier: Trajectdossier,
    bij: Trajectcasus,
    invoer: z.output<B>,
    context: Besluitcontext,
  ) => Result<Trajectbesluit, Weigering>;
}

const NODIG: Readonly<Record<Trajectrecht, string>> = {
  trajectStap: "de rol opsporing bij de organisatie die nu aan zet is",
  trajectLeiden: "de rol opsporing bij de organisatie die het traject leidt",
};

/**
 * The one way in which a command on a track is carried out, as that on a casus is: visibility → right → body → precondition, then
 * everything in one transaction. Reads afresh and decides again when somebody else was first, on the casus too.
 */
export const trajectcommando = <O extends Operatie, B extends z.ZodType>(
  afhankelijkheden: Toegangsafhankelijkheden,
  commando: Trajectcommando<O, B>,
): Route => {
  const { casework, toegang } = afhankelijkheden;
  const { operatie, recht } = commando;
  // Every command lies below a track: its schema parses the id.
  const idUit = (pad: Verzoek["padParameters"]): TrajectId => (pad as { trajectId: TrajectId }).trajectId;

  const beoordeel = ({ actor, nu }: Verzoek<O>, dossier: Trajectdossier | null) => {
    const inzage = dossier === null ? null : toegang.trajectInzien(actor, dossier.traject, nu);
    if (dossier === null || inzage === null) return mislukt<Weigering>({ code: "niet-gevonden" });
    const { traject } = dossier;
    // Of one that has ended nobody is to act: who takes part is told that, and not that it is another's.
    const afgerond = traject.status !== "open" && recht === "trajectStap";
    const door = toegang.trajectUitvoeren(actor, afgerond ? "trajectLeiden" : recht, traject, nu);
    return door === null
      ? mislukt<Weigering>({ code: "geen-recht", nodig: NODIG[recht] })
      : gelukt({ dossier, inzage, door });
  };

  const voerUit = async (verzoek: Verzoek<O>, gelezen: Trajectdossier | null): Promise<Antwoord> => {
    const { nu, actor, trace } = verzoek;
    const trajectId = idUit(verzoek.padParameters);
    const aanvang = await beginOpdracht(
      verzoek,
      // O's body is B: TypeScript keeps the conditional type of a generic operation open.
      () => verzoek.body() as Result<z.output<B>, Weigering>,
      objectVan(trajectId),
      () => beoordeel(verzoek, gelezen),
      afhankelijkheden,
    );
    if (!aanvang.ok) return aanvang.fout;
    const { eerste, body, herkenning } = aanvang.waarde;

    const vooraf = new Set<string>();
    let vers: typeof eerste | null = eerste;
    return schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
      const beoordeeld = vers ?? beoordeel(verzoek, await casework.trajectDossier(trajectId));
      vers = null;
      if (!beoordeeld.ok) return beoordeeld;
      const { dossier, inzage, door } = beoordeeld.waarde;
      const { casusId } = dossier.traject;
      const [casus, wijzer, partners] = await Promise.all([
        casework.casus(casusId),
        casework.trajectwijzer(casusId),
        commando.noemtOrganisaties === true ? casework.partners() : null,
      ]);
      const context = besluitcontext(afhankelijkheden, nu, door, { partners, actorId: actor.actorId });
      const besluit = commando.besluit(dossier, { casus, wijzer }, body, context);
      if (!besluit.ok) return besluit;
      if (buitenMatrix(toegang, actor, inzage, besluit.waarde.wijziging, nu)) return mislukt(BUITEN_MATRIX);
      const handeling = {
        ...{ actor, rol: door.rol, naam: operatie.operationId, object: objectVan(trajectId) },
        ...{ resultaat: "gelukt" as const, trace, nu },
      };
      return gelukt({
        wijziging: besluit.waarde.wijziging,
        regels: await clientregels(handeling, betrokkenenBij(casus), vooraf, afhankelijkheden),
        antwoord: gegaan(besluit.waarde.id, besluit.waarde.traject),
        locatie: `/strafrechtelijke-trajecten/${trajectId}`,
      });
    });
  };

  return {
    operatie,
    vooraf: (pad) => casework.trajectDossier(idUit(pad)),
    voerUit: (verzoek, gelezen) => voerUit(verzoek as Verzoek<O>, gelezen as Trajectdossier | null),
  };
};

/** What who is to act records at a step. */
export const stapcommando = <S extends Stapsoort>(
  afhankelijkheden: Toegangsafhankelijkheden,
  operatie: Operatie & { readonly body: z.ZodType<TrajectInvoer[S]> },
  soort: S,
): Route =>
  trajectcommando(afhankelijkheden, {
    operatie,
    recht: "trajectStap",
    // Kind and content belong together by the signature; TypeScript cannot follow that into the union.
    besluit: (dossier, bij, inhoud, context) =>
      recordTrajectstap(dossier, bij, { soort, inhoud } as unknown as Stapinvoer, context),
  });
