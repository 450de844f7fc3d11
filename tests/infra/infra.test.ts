// One file, so that each environment is synthesised once.
import "./suites/api.ts";
import "./suites/bewaking.ts";
import "./suites/bijlagen.ts";
import "./suites/functies.ts";
import "./suites/gegevens.ts";
import "./suites/kanalen.ts";
import "./suites/keten.ts";
import "./suites/omgevingen.ts";
import "./suites/post.ts";
import "./suites/rechten.ts";
