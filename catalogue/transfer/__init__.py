"""Services from files and into files: a documented table, HSDS, verdicts, runs, undoing."""
