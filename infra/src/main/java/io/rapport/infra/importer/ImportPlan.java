package io.rapport.infra.importer;

import java.nio.file.Path;

/** What to import, by which mapping, and where rejected rows go. */
record ImportPlan(Path file, MappingFile mapping, Path rejects) {}
