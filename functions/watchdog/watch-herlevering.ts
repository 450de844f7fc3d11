import { biedHerleveringAan, type Herlevering } from "../../shared/domain/herlevering.ts";
import { schrijf, type KlokAfhankelijkheden, type Nu } from "./watch.ts";

/** One that stood still: a new version, which the stream hands to the outbox, until that helps no more. */
export const bewaakHerlevering = async (
  item: Herlevering,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<void> => {
  const { heraanbodSeconden, toeval, tel } = afhankelijkheden;
  const nieuw = biedHerleveringAan(item, { nu, heraanbodSeconden, toeval: toeval() });
  if (await schrijf(nieuw, afhankelijkheden)) tel(nieuw.status === "loopt" ? "Heraangeboden" : "Opgegeven");
};
