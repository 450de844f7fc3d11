import { clientenIn, type Casus } from "../../shared/domain/casus.ts";
import type { Traject } from "../../shared/domain/traject.ts";
import { client, type Betrokken } from "../../shared/runtime/logregels.ts";

/** Whose data a track is about: the clients of its casus, who left it too. None when the casus is no longer there. */
export const betrokkenenBij = (casus: Casus | null): readonly Betrokken[] =>
  casus === null ? [] : clientenIn(casus).map(client);

/** What a line of the log says it was done on: never the casus, so that no line there tells which casus has a track. */
export const objectVan = (trajectId: string): string => `traject/${trajectId}`;

/** A track as it stands, without what was recorded in it. */
export const trajectregel = (traject: Traject) => {
  const { trajectId, casusId, status, leiding, begonnenOp } = traject;
  const gedeeld = { trajectId, casusId, status, leiding, begonnenOp };
  return traject.status === "open"
    ? {
        ...gedeeld,
        ...{ stap: traject.positie.stap, eigenaar: traject.eigenaar, volgendeDatum: traject.volgendeDatum },
        einde: null,
      }
    : { ...gedeeld, ...{ stap: null, eigenaar: null, volgendeDatum: null }, einde: traject.einde };
};

/** Where a track now stands, as the answer to a command. */
export const gegaan = (id: string, traject: Traject) => ({
  id,
  trajectId: traject.trajectId,
  status: traject.status,
  stap: traject.status === "open" ? traject.positie.stap : null,
});
