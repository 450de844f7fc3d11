/** The arrows of the house (design section 3), as rules. */
const sdk = "^node_modules/@aws-sdk";

export default {
  forbidden: [
    {
      name: "domain-is-pure",
      comment: "domain decides: zod and itself, nothing else; no I/O, no clock of its own",
      severity: "error",
      from: { path: "^shared/domain" },
      to: { pathNot: ["^shared/domain", "^node_modules/zod"] },
    },
    {
      name: "only-adapters-touch-an-sdk",
      comment: "adapters alone import an SDK; infra deploys and may",
      severity: "error",
      from: { pathNot: ["^shared/adapters", "^infra", "^tests"] },
      to: { path: [sdk, "^node_modules/@smithy", "^node_modules/aws-sdk", "^node_modules/@cedar-policy"] },
    },
    {
      name: "table-names-no-sdk",
      comment: "infra reads the table's keys from table.ts, lijstsleutels.ts and spoorvelden.ts, which must not drag an SDK along",
      severity: "error",
      from: { path: "^shared/adapters/dynamodb/(table|lijstsleutels|spoorvelden)\\.ts$" },
      to: { path: sdk, reachable: true },
    },
    {
      name: "functions-stay-apart",
      comment: "a function imports itself and shared; never another function",
      severity: "error",
      from: { path: "^functions/([^/]+)/" },
      to: { path: "^functions/([^/]+)/", pathNot: "^functions/$1/" },
    },
    {
      name: "functions-know-shared-only",
      severity: "error",
      from: { path: "^functions" },
      to: { path: ["^infra", "^statemachines", "^tests"] },
    },
    {
      name: "shared-knows-nobody-above",
      severity: "error",
      from: { path: "^shared" },
      to: { path: ["^functions", "^infra", "^statemachines", "^tests"] },
    },
    {
      name: "only-wiring-knows-adapters",
      comment: "use cases speak to ports; handler.ts and the composition in shared/runtime wire",
      severity: "error",
      from: {
        path: "^(functions|shared)",
        pathNot: ["^shared/adapters", "handler\\.ts$", "^shared/runtime/samenstelling"],
      },
      to: { path: "^shared/adapters" },
    },
    {
      name: "ports-speak-the-domain",
      severity: "error",
      from: { path: "^shared/ports" },
      to: { pathNot: ["^shared/ports", "^shared/domain"] },
    },
    {
      name: "infra-sees-the-outside-of-functions",
      severity: "error",
      from: { path: "^infra", pathNot: "^infra/local" },
      to: {
        path: "^(functions|shared)",
        pathNot: [
          "^functions/[^/]+/env\\.ts$",
          "^shared/(events|region|domain|runtime/omgeving)",
          "^shared/adapters/(dynamodb/(table|lijstsleutels|spoorvelden)|webhook/adressen)\\.ts$",
        ],
      },
    },
    {
      name: "cedar-only-where-casussen-are-decided",
      comment:
        "loading the engine takes a tenth of a second on a cold start: never in intake, nor where no casus is at stake",
      severity: "error",
      from: { path: "^functions/(?!casus|opsporing|planning|dossier|bijlagen|beheer|gids|sturing)[^/]+/handler\\.ts$" },
      to: { path: "^node_modules/@cedar-policy", reachable: true },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { pathNot: "^node_modules" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "product-does-not-test-itself",
      severity: "error",
      from: { path: "^(functions|shared|statemachines|infra)", pathNot: "^infra/local" },
      to: { path: "^tests" },
    },
    {
      name: "no-dev-dependency-at-run-time",
      severity: "error",
      from: { path: "^(functions|shared)", pathNot: "^shared/region/maak-feestdagen\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^node_modules/(?!zod|@aws-sdk|@smithy|@cedar-policy)" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
