import { BlockList, isIP } from "node:net";
import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** An address on which no partner's system can be: ours, or nobody's. */
export class AdresGeweigerd extends Error {
  override readonly name = "AdresGeweigerd";
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

// Two lists: an IPv4 address is also looked up in its IPv6 form, which lies in ::/3.
const besloten = { ipv4: new BlockList(), ipv6: new BlockList() };
// The special-purpose registries of IANA.
// prettier-ignore
const NIET_OPENBAAR_IPV4 = [
  "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
  "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
  "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
];
// All but global unicast (2000::/3), which leaves out NAT64, IPv4 in IPv6, unique local, link-local and multicast; and inside
// that the ranges that reach IPv4 addresses or nothing.
// prettier-ignore
const NIET_OPENBAAR_IPV6 = [
  "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
];
const sluit = (net: string, familie: "ipv4" | "ipv6"): void => {
  const [adres = "", bits] = net.split("/");
  besloten[familie].addSubnet(adres, Number(bits), familie);
};
for (const net of NIET_OPENBAAR_IPV4) sluit(net, "ipv4");
for (const net of NIET_OPENBAAR_IPV6) sluit(net, "ipv6");

const ipv4InIpv6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whether a webhook may be delivered to this IP address. */
export const adresToegestaan = (adres: string, loopbackToegestaan: boolean): boolean => {
  // A zone names an interface of this machine.
  if (adres.includes("%")) return false;
  const kaal = ipv4InIpv6.exec(adres)?.[1] ?? adres;
  const familie = isIP(kaal) === 6 ? "ipv6" : "ipv4";
  if (loopback.check(kaal, familie)) return loopbackToegestaan;
  return isIP(kaal) !== 0 && !besloten[familie].check(kaal, familie);
};

/** What is wrong with an address, as it is written. */
export type Adresbezwaar =
  "geen-url" | "geen-https" | "naam-of-wachtwoord" | "fragment" | "andere-poort" | "besloten-adres";

/**
 * What forbids calling this URL as it is written, null when nothing does: https at its own port, without user name, password
 * or fragment, and no forbidden address in the place of a name.
 */
export const adresbezwaar = (adres: string, loopbackToegestaan: boolean): Adresbezwaar | null => {
  const url = URL.parse(adres);
  if (url === null) return "geen-url";
  if (url.username !== "" || url.password !== "") return "naam-of-wachtwoord";
  if (adres.includes("#")) return "fragment";
  const naam = url.hostname.replace(/^\[|\]$/g, "");
  const isLoopback =
    naam === "localhost" || (isIP(naam) !== 0 && loopback.check(naam, isIP(naam) === 6 ? "ipv6" : "ipv4"));
  if (loopbackToegestaan && isLoopback && ["http:", "https:"].includes(url.protocol)) return null;
  if (url.protocol !== "https:") return "geen-https";
  if (url.port !== "") return "andere-poort";
  return isIP(naam) === 0 || adresToegestaan(naam, loopbackToegestaan) ? null : "besloten-adres";
};

/**
 * Resolves a name and refuses it when any of its addresses is forbidden. The connection is made to the addresses that were
 * checked, so a name that changes its mind in between gains nothing.
 */
export const veiligeLookup =
  (loopbackToegestaan: boolean, zoekOp: typeof lookup = lookup): LookupFunction =>
  (naam, opties, klaar) => {
    zoekOp(naam, { ...opties, all: true }, (fout, adressen) => {
      if (fout !== null) {
        klaar(fout, "", 0);
        return;
      }
      const [eerste] = adressen;
      if (eerste === undefined) {
        klaar(new Error("The name has no address"), "", 0);
      } else if (!adressen.every(({ address }) => adresToegestaan(address, loopbackToegestaan))) {
        klaar(new AdresGeweigerd(), "", 0);
      } else if (opties.all === true) {
        klaar(null, adressen);
      } else {
        klaar(null, eerste.address, eerste.family);
      }
    });
  };
