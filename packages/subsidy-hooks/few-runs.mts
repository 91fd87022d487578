import fc from "fast-check";

// A mutant is caught by one counterexample; hundreds of runs per mutant would take hours.
fc.configureGlobal({ numRuns: 25 });
