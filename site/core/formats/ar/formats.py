"""Arabic with European digits: their separators are those of the CLDR, Django has French ones."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
