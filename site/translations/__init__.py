"""What happens to a thing's prose on its way into other languages."""
