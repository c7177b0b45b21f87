import { breaks, group, ofArguments, part, primitive } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

const settings = breaks("DET162", { cause: "changes how zod works for the whole process" });

/** Schemas never change, and what they are given to call is looked at where it stands. */
export const zod: PackageSummary = {
  name: "zod",
  from: "3.20.0",
  below: "5.0.0",
  others: part,
  files: [[/\/coerce\.d\.[cm]?ts$/, "coerce"]],
  groups: [
    group("npm:zod.ZodType npm:zod", "parse safeParse encode decode safeEncode safeDecode", ofArguments),
    group(
      "npm:zod.ZodType npm:zod",
      "parseAsync safeParseAsync encodeAsync decodeAsync safeEncodeAsync safeDecodeAsync validateAsync",
      breaks("DET153", { instead: "parse or safeParse" }),
    ),
    group(
      "npm:zod",
      "_parseAsync _safeParseAsync _encodeAsync _decodeAsync _safeEncodeAsync _safeDecodeAsync",
      breaks("DET153"),
    ),
    group("npm:zod.$ZodFunction", "implementAsync", breaks("DET153", { instead: "implement" })),
    group("npm:zod", "randomString", breaks("DET113")),
    group("npm:zod.ZodType", "spa", breaks("DET153", { instead: "safeParse" })),
    group("npm:zod.ZodType npm:zod", "validate", primitive),
    group("npm:zod.ZodType", "isNullable isOptional", primitive),
    group(
      "npm:zod.coerce",
      "date",
      breaks("DET123", {
        severity: "warning",
        cause: "reads texts without a time zone as local time",
        instead: "z.iso.datetime()",
      }),
    ),
    group("npm:zod", "config setErrorMap", settings),
    // A schema is noted in a registry of the module, which only makers of documents read.
    group("npm:zod.ZodType", "describe meta register", part),
  ],
};
