import type { FileEdits } from "../edits.ts";
import type { Model } from "../model.ts";

/** The insertions that make the model's classes persistent. */
export function emit(_model: Model): readonly FileEdits[] {
  return [];
}
