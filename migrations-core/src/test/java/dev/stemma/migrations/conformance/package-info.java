/** What Alembic answers, case by case, against what Stemma answers. */
package dev.stemma.migrations.conformance;
