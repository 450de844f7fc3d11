import { randomUUID } from "node:crypto";
import { deliverEvent, type BezorgAfhankelijkheden } from "../../../functions/deliver/deliver-event.ts";
import { maakOnderbreker } from "../../../functions/deliver/onderbreker.ts";
import { tellTerugval } from "../../../functions/deliver/tell-terugval.ts";
import { nieuweNotificatie } from "../../../shared/domain/bezorging.ts";
import type { Kanaalstand } from "../../../shared/domain/kanaal.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { naarCloudEvent } from "../../../shared/events/index.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import type { Kanaalinstelling } from "../../../shared/ports/bezorging.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { metStoring } from "../../doubles/storing.ts";
import { maakPostDouble, maakWebhookDouble, webhookNaar } from "../../doubles/webhook.ts";
import { maakKanaalstand } from "../../fixtures/records.ts";
import { bericht, geenPauze, INSTELLINGEN, maakKlok, maakLogDouble, NU } from "../keten-records.ts";

export const URL_POLITIE = "https://politie.example/hook";

/** A channel that shook hands and delivers. */
export const actief = (velden: Partial<Kanaalstand> = {}): Kanaalstand =>
  maakKanaalstand({ ontvanger: "politie", vingerafdruk: URL_POLITIE, stand: "actief", ...velden });

/** Deliver on doubles, for one recipient, with a clock that the test moves. */
export const opstelling = (ontvanger = "politie") => {
  const casework = metStoring(maakCaseworkDouble());
  const webhook = maakWebhookDouble();
  const post = maakPostDouble();
  const klok = maakKlok();
  const { log, regels } = maakLogDouble();
  const geteld: string[] = [];
  let instelling: Kanaalinstelling = webhookNaar(URL_POLITIE, "postbus@politie.example");
  const afhankelijkheden: BezorgAfhankelijkheden = {
    ...{ casework, bezorger: webhook, log, regio: laadRegio("nog"), heraanbodSeconden: 60, wacht: geenPauze },
    ...{ nieuwId: randomUUID, nu: klok.nu, toeval: () => 1, onderbreker: maakOnderbreker(klok.nu) },
    kanalen: { vind: async (wie) => Promise.resolve(wie === ontvanger ? instelling : null) },
    tel: (telling) => geteld.push(telling),
  };
  /** A line of the feed that waits, and its event. */
  const zetRegel = (nummer: number, velden: Partial<Notificatie> = {}) => {
    const [wacht] = nieuweNotificatie(
      bericht(ontvanger),
      { nummer, opgetredenOp: NU, webhook: true },
      { nu: NU, heraanbodSeconden: 60 },
    );
    const lijn = { ...wacht, ...velden };
    casework.zet(lijn);
    return { lijn, event: naarCloudEvent(lijn.bericht, lijn, INSTELLINGEN) };
  };
  const lijn = async (nummer: number): Promise<Notificatie> => {
    const gevonden = await casework.notificatie(ontvanger, nummer);
    if (gevonden === null) throw new Error("geen regel");
    return gevonden;
  };
  return {
    ...{ casework, webhook, post, klok, regels, geteld, zetRegel, lijn, afhankelijkheden },
    /** The message of this line comes to the queue. */
    bezorg: async (nummer: number, anders: Partial<BezorgAfhankelijkheden> = {}) => {
      const nu = await lijn(nummer);
      const event = JSON.stringify(naarCloudEvent(nu.bericht, nu, INSTELLINGEN));
      await deliverEvent(ontvanger, event, { ...afhankelijkheden, ...anders });
    },
    /** As the watchdog does when its date has come. */
    biedAan: async (nummer: number, velden: Partial<Notificatie> = {}) => {
      const nu = await lijn(nummer);
      casework.zet({ ...nu, versie: nu.versie + 1, bezorging: "wacht", klok: plusSeconden(klok.nu(), 600), ...velden });
    },
    sein: async () => tellTerugval(ontvanger, { ...afhankelijkheden, casework, post }),
    kanaal: async () => casework.kanaal(ontvanger),
    gebeurtenissen: () => casework.vanType("gebeurtenis"),
    configureer: (nieuw: Kanaalinstelling) => {
      instelling = nieuw;
    },
  };
};
export type Bezorgwereld = ReturnType<typeof opstelling>;
