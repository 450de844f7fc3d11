import { describe, expect, it } from "vitest";
import { endUitnodiging } from "../../../shared/domain/besluiten/beeindigen.ts";
import { answerInformatievraag, askInformatie } from "../../../shared/domain/besluiten/informatievragen.ts";
import {
  informatieantwoordInvoer,
  informatievraagInvoer,
  openVragenVan,
} from "../../../shared/domain/informatievraag.ts";
import type { Kenmerk } from "../../../shared/domain/kenmerk.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { naOverlegMet } from "./tweede.ts";
import type { Wereld } from "./wereld.ts";

const ZORG = "jeugdbescherming-gelderland";
const vraag = (
  wereld: Wereld,
  organisatie: string,
  door: string,
  leesbaar: (kenmerk: Kenmerk) => boolean = () => true,
) =>
  askInformatie(
    wereld.dossier(),
    informatievraagInvoer.parse(
      opdracht.informatievraag({ organisatie, dossiers: wereld.open().dossierIds.slice(0, 1) }),
    ),
    leesbaar,
    { ...wereld.context(), door: { rol: "partner", organisatie: door } },
  );
const geenZorg = ({ compartiment }: Kenmerk): boolean => compartiment !== "zorg";

// In a region that lets partners ask; which those are is of its sharing matrix.
describe("a question of who does not see every question", () => {
  it("is answered as if those did not exist, however many there are", () => {
    const wereld = naOverlegMet("politie", "moviera", "om", "nla");
    wereld.doe(vraag(wereld, ZORG, "moviera"));
    expect(vraag(wereld, ZORG, "moviera")).toMatchObject({ ok: false, fout: { code: "ongeldige-invoer" } });
    const regio = { ...wereld.regio, informatievragen: { ...wereld.regio.informatievragen, maximaalOpen: 1 } };
    const context = { ...wereld.context(), regio, door: { rol: "partner" as const, organisatie: "nla" } };
    const invoer = informatievraagInvoer.parse(
      opdracht.informatievraag({ organisatie: ZORG, dossiers: wereld.open().dossierIds.slice(0, 1) }),
    );
    expect(askInformatie(wereld.dossier(), invoer, () => true, context).ok).toBe(false);
    expect(askInformatie(wereld.dossier(), invoer, geenZorg, context).ok).toBe(true);
  });

  it("its answer is not told to who asked and takes part no longer", () => {
    const gehoord = (metEinde: boolean): readonly string[] => {
      const wereld = naOverlegMet("politie", "moviera", "om", "nla");
      wereld.doe(vraag(wereld, "kmar", "nla"));
      const uitnodiging = wereld.dossier().uitnodigingen.find(({ organisatie }) => organisatie === "nla");
      if (uitnodiging === undefined) throw new Error("nla is niet uitgenodigd");
      wereld.verder(60);
      if (metEinde) wereld.doe(endUitnodiging(wereld.dossier(), uitnodiging, { reden: "klaar" }, wereld.context()));
      const [open] = openVragenVan(wereld.dossier());
      if (open === undefined) throw new Error("geen open vraag");
      const antwoord = informatieantwoordInvoer.parse({ antwoord: "hit" });
      wereld.doe(answerInformatievraag(wereld.dossier(), open, antwoord, wereld.context()));
      return wereld
        .vanType("gebeurtenis")
        .flatMap(({ berichten }) => berichten)
        .filter(({ soort }) => soort === "informatievraag.beantwoord")
        .map(({ ontvanger }) => ontvanger)
        .toSorted();
    };
    expect(gehoord(false)).toEqual(["nla", "zvh"]);
    expect(gehoord(true)).toEqual(["zvh"]);
  });
});
