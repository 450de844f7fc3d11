import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  GetSuppressedDestinationCommand,
  NotFoundException,
  SendEmailCommand,
  SESv2Client,
  SESv2ServiceException,
} from "@aws-sdk/client-sesv2";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { maakPost, maakPostClient } from "../../../shared/adapters/email/post.ts";
import { maakBezorger } from "../../../shared/adapters/kanalen/bezorger.ts";
import type { Bezorguitkomst } from "../../../shared/domain/bezorging.ts";

let ses = mockClient(SESv2Client);
const bekijkAdres = "https://keten.example/v1/notificaties";
const instellingen = { afzender: "niet-antwoorden@keten.example", configuratieset: "set", bekijkAdres };
const post = maakPost(instellingen, new SESv2Client({ region: "eu-west-1" }));
const ADRES = "aanmelding@partner.example";

const fout = (name: string, httpStatusCode: number) =>
  new SESv2ServiceException({
    name,
    $fault: httpStatusCode < 500 ? "client" : "server",
    $metadata: { httpStatusCode },
    message: `iets over ${ADRES}`,
  });
const verzonden = () => ses.commandCalls(SendEmailCommand).map(({ args }) => args[0].input);

beforeEach(() => {
  ses
    .on(GetSuppressedDestinationCommand)
    .rejects(new NotFoundException({ message: "", $metadata: { httpStatusCode: 404 } }));
  ses.on(SendEmailCommand).resolves({ MessageId: "1" });
});
afterEach(() => {
  ses.reset();
});

describe("mail to a functional mailbox", () => {
  it.each(["er-is-iets", "niet-bezorgd"] as const)(
    "%s says that there is something and where, and is nobody's to answer",
    async (brief) => {
      expect(await post.stuur(ADRES, brief)).toEqual({ soort: "bezorgd" });
      const [mail, ...meer] = verzonden();
      expect(meer).toEqual([]);
      expect(mail).toMatchObject({
        FromEmailAddress: instellingen.afzender,
        Destination: { ToAddresses: [ADRES] },
        ConfigurationSetName: "set",
      });
      expect(Object.keys(mail?.Destination ?? {})).toEqual(["ToAddresses"]);
      const { Subject, Body, Headers } = mail?.Content?.Simple ?? {};
      expect(Headers).toEqual([
        { Name: "Auto-Submitted", Value: "auto-generated" },
        { Name: "X-Auto-Response-Suppress", Value: "All" },
      ]);
      expect(Object.keys(Body ?? {})).toEqual(["Text"]);
      expect(Body?.Text?.Data).toContain(`\n${bekijkAdres}\n`);
      // No id, code, count, date or word of what the chain is about.
      const zonderAdres = `${Subject?.Data}\n${Body?.Text?.Data?.replace(bekijkAdres, "")}`;
      expect(zonderAdres).not.toMatch(/\d/);
      expect(zonderAdres).not.toMatch(
        /mensenhandel|slachtoffer|casus|dossier|melding\b|taak|verdachte|interventie|overleg|\bzorg|politie/i,
      );
    },
  );

  it("is the same for everybody and every time, so that a mail that is sent again tells nothing more", async () => {
    await post.stuur(ADRES, "er-is-iets");
    await post.stuur("iemand-anders@partner.example", "er-is-iets");
    const [een, ander] = verzonden();
    expect(een?.Content).toEqual(ander?.Content);
  });

  it.each<[string, number, Bezorguitkomst]>([
    ["MessageRejected", 400, { soort: "geweigerd", status: 400 }],
    ["BadRequestException", 400, { soort: "geweigerd", status: 400 }],
    ["TooManyRequestsException", 429, { soort: "later", reden: "TooManyRequestsException", naSeconden: null }],
    ["LimitExceededException", 400, { soort: "later", reden: "LimitExceededException", naSeconden: null }],
    ["ThrottlingException", 400, { soort: "later", reden: "ThrottlingException", naSeconden: null }],
    ["SendingPausedException", 400, { soort: "later", reden: "SendingPausedException", naSeconden: null }],
    ["AccountSuspendedException", 400, { soort: "later", reden: "AccountSuspendedException", naSeconden: null }],
    [
      "MailFromDomainNotVerifiedException",
      400,
      { soort: "later", reden: "MailFromDomainNotVerifiedException", naSeconden: null },
    ],
    ["InternalFailure", 500, { soort: "later", reden: "http-500", naSeconden: null }],
  ])("takes %s (%i) for what it is", async (naam, status, uitkomst) => {
    ses.on(SendEmailCommand).rejects(fout(naam, status));
    expect(await post.stuur(ADRES, "er-is-iets")).toEqual(uitkomst);
  });

  it("waits when SES is not reached", async () => {
    ses.on(SendEmailCommand).rejects(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }));
    expect(await post.stuur(ADRES, "er-is-iets")).toEqual({
      soort: "later",
      reden: "post-onbereikbaar",
      naSeconden: null,
    });
    ses.on(SendEmailCommand).rejects(Object.assign(new Error("te laat"), { name: "TimeoutError" }));
    expect(await post.stuur(ADRES, "er-is-iets")).toMatchObject({ reden: "post-onbereikbaar" });
  });

  it("waits when SES takes our mail and says nothing: it must not hold up what else is in the batch", async () => {
    ses.restore();
    const zwijgt = createServer(() => undefined).listen(0, "127.0.0.1");
    try {
      await once(zwijgt, "listening");
      const { port } = zwijgt.address() as AddressInfo;
      const client = maakPostClient(
        {
          ...{ region: "eu-west-1", endpoint: `http://127.0.0.1:${String(port)}` },
          credentials: { accessKeyId: "x", secretAccessKey: "x" },
        },
        50,
      );
      expect(await maakPost(instellingen, client).stuur(ADRES, "er-is-iets")).toMatchObject({
        ...{ soort: "later", reden: "post-onbereikbaar" },
      });
    } finally {
      zwijgt.closeAllConnections();
      zwijgt.close();
      ses = mockClient(SESv2Client);
    }
  });

  it("counts what we may not do as a fault of ours", async () => {
    ses.on(SendEmailCommand).rejects(fout("AccessDeniedException", 403));
    await expect(post.stuur(ADRES, "er-is-iets")).rejects.toMatchObject({ name: "AccessDeniedException" });
    ses.on(SendEmailCommand).rejects(fout("NotFoundException", 404));
    await expect(post.stuur(ADRES, "er-is-iets")).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("is not taken for delivered where mail came back before: SES would take it and send nothing", async () => {
    ses.on(GetSuppressedDestinationCommand).resolves({});
    expect(await post.stuur(ADRES, "er-is-iets")).toEqual({ soort: "geweigerd", status: 550 });
    expect(verzonden()).toEqual([]);
  });

  it("is sent when that cannot be asked", async () => {
    ses.on(GetSuppressedDestinationCommand).rejects(fout("TooManyRequestsException", 429));
    expect(await post.stuur(ADRES, "er-is-iets")).toEqual({ soort: "bezorgd" });
  });

  it("waits where the environment sends none", async () => {
    const zonder = maakPost({ ...instellingen, afzender: null }, new SESv2Client({ region: "eu-west-1" }));
    expect(await zonder.stuur(ADRES, "er-is-iets")).toEqual({
      soort: "later",
      reden: "geen-afzender",
      naSeconden: null,
    });
    expect(ses.calls()).toEqual([]);
  });
});

describe("delivery to a mailbox", () => {
  const geenWebhook = {
    bezorg: async () => Promise.reject(new Error("no webhook here")),
    handdruk: async () => Promise.reject(new Error("no webhook here")),
  };
  const kanaal = { soort: "email", adres: ADRES } as const;
  const event = { id: "1", inhoud: '{"subject":"geheim"}' };

  it("is one mail for what arrives together, and another for what comes after", async () => {
    const bezorger = maakBezorger(geenWebhook, post);
    expect(await Promise.all(Array.from({ length: 10 }, async () => bezorger.bezorg(kanaal, event)))).toEqual(
      Array(10).fill({ soort: "bezorgd" }),
    );
    await bezorger.bezorg({ ...kanaal, adres: "iemand-anders@partner.example" }, event);
    expect(verzonden()).toHaveLength(2);
    await bezorger.bezorg(kanaal, event);
    expect(verzonden()).toHaveLength(3);
    expect(JSON.stringify(verzonden())).not.toContain("geheim");
  });

  it("fails for all that shared a mail that failed, and the next is a new one", async () => {
    ses.on(SendEmailCommand).rejectsOnce(fout("AccessDeniedException", 403)).resolves({});
    const bezorger = maakBezorger(geenWebhook, post);
    const samen = await Promise.allSettled([bezorger.bezorg(kanaal, event), bezorger.bezorg(kanaal, event)]);
    expect(samen.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await bezorger.bezorg(kanaal, event)).toEqual({ soort: "bezorgd" });
  });

  it("needs no handshake", async () => {
    expect(await maakBezorger(geenWebhook, post).handdruk(kanaal)).toEqual({ soort: "toegestaan" });
  });
});
