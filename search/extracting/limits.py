"""How much of a file is read, and what reading it may cost."""

# The same as WAGTAILDOCS_MAX_UPLOAD_SIZE: what came in another way may be larger.
MOST_BYTES = 25 * 1024 * 1024
MOST_PAGES = 300
# What is kept of a text: about thirty pages of print, well below what a row takes.
MOST_CHARACTERS, MOST_WORDS = 70_000, 10_000
# A DOCX is a ZIP: what it may hold once it is unpacked.
# Its XML becomes a tree in memory, its pictures do not.
MOST_PARTS, MOST_UNPACKED, MOST_XML = 3_000, 100 * 1024 * 1024, 25 * 1024 * 1024
# Seconds a file may take, on the clock and of the processor.
SECONDS = 20.0
# Bytes of memory, and of what the process may write.
MEMORY, MOST_WRITTEN = 512 * 1024 * 1024, 4 * 1024 * 1024
# How the process ends when it cannot read anything here (EX_TEMPFAIL).
NOT_NOW = 75
