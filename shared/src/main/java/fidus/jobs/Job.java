package fidus.jobs;

import fidus.auth.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Long work as everybody can watch it.
///
/// @param work the kind of work, such as `IMPORT_REPORT`
/// @param payload the canonical text of what was asked, so that the work can go on after a restart
/// @param done steps finished, never more than `total`
/// @param outcome one sentence when it is over: what was done, or why not
/// @param subject the record the work concerns, as `kind/id`
/// @param attempt 1 for the first run, one more after each restart
public record Job(
        JobId id,
        String work,
        String title,
        String subject,
        String payload,
        JobState jobState,
        long done,
        long total,
        boolean cancelAsked,
        @Nullable String outcome,
        PersonId startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        int attempt) {}
