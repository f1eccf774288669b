"""Translation by machine: services, the guard over what they answer, and the work in the background."""
