package fidus.audit;

import fidus.contract.Confidential;

import java.time.Instant;

/// One change, as it was written in the same transaction.
///
/// @param seq gapless from 0
/// @param line the exact canonical text, of which everything else here is a copy for searching
public record AuditLine(
        long seq,
        Instant at,
        String actor,
        String action,
        String subject,
        @Confidential String line) {}
