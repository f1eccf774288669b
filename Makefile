# Each target is a small script in deploy/make.
.PHONY: help run test lint messages bench

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):  ## /make \1\t/p' Makefile

run:  ## the site with demo content on 127.0.0.1:$PORT (8000)
	@exec sh deploy/make/run.sh

test:  ## lint, types, migrations, messages, tests on both stacks
	@exec sh deploy/make/test.sh

lint:  ## format, rules, templates, direction of imports (FIX=1 mends what can be mended)
	@exec sh deploy/make/lint.sh

messages:  ## bring locale/ up to the code
	@exec sh deploy/make/messages.sh

bench:  ## measure speed and relevance; look at every page in every language
	@exec sh deploy/make/bench.sh
