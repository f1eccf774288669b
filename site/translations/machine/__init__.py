"""Translation by machine: services, the guard over their answers, work in the background."""
