"""Services from files and into files: a documented table, HSDS, verdicts, runs that can be undone."""
