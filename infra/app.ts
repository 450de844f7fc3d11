import { bundledCode } from "./constructs/functies.ts";
import { loadEnvironment } from "./environments/index.ts";
import { addStacks, createApp } from "./keten-app.ts";

const app = createApp();
addStacks(app, loadEnvironment(app.node.tryGetContext("environment")), bundledCode());
app.synth();
