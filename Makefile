# What `sam build` runs, once for each function of template.yaml: the jar of the function's module, unpacked.
# With build_in_source (samconfig.toml) Maven runs once; without, SAM copies the sources and it runs for each function.
# Nobody else needs this file: `mvn verify` builds and tests, `./dmarc` runs.

sources := $(shell find pom.xml .mvn functions/pom.xml functions/src/main bot/pom.xml bot/src/main -type f)
bot_jar := bot/target/dmarcdesk-bot-0.1.0-SNAPSHOT-lambda.jar
functions_jar := functions/target/dmarcdesk-functions-0.1.0-SNAPSHOT-lambda.jar

.PHONY: build-SlackFunction build-WorkerFunction build-WatchFunction build-DomainLookupFunction build-HeaderLookupFunction

build-SlackFunction build-WorkerFunction build-WatchFunction: $(bot_jar)
	cd "$(ARTIFACTS_DIR)" && unzip -q -o "$(CURDIR)/$(bot_jar)"

build-DomainLookupFunction build-HeaderLookupFunction: $(functions_jar)
	cd "$(ARTIFACTS_DIR)" && unzip -q -o "$(CURDIR)/$(functions_jar)"

# One run of Maven makes both jars.
$(functions_jar): $(bot_jar)

$(bot_jar): $(sources)
	mvn -B -q -DskipTests -pl functions,bot package
	touch $(bot_jar) $(functions_jar)
