import { isBeslotenOntvanger } from "../domain/kanaal.ts";
import { LOGREGELS } from "./log-catalogus.ts";
import type { Log } from "./log.ts";

/**
 * The log of what is done for one recipient. Of who investigates and of the FG it holds no more than ops may see of their channel
 * (`kanaalrecht`): that something is wrong, in lines that ask for a person, without whose, which number or which event. What went
 * well leaves no line: a line without a name would be one as well.
 */
export const logVan = (ontvanger: string, log: Log): Log => {
  if (!isBeslotenOntvanger(ontvanger)) return log;
  return (regel, { ontvanger: _wie, volgnummer: _nummer, berichtId: _id, ...velden } = {}) => {
    if (LOGREGELS[regel] === "error") log(regel, velden);
  };
};
